using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Shared;
using Healthcare.Host.Identity;
using Microsoft.AspNetCore.Antiforgery;
using NodaTime;

namespace Healthcare.Host.Desk;

/// <summary>What every page of a desk is shown with.</summary>
/// <param name="Site">Which desk.</param>
/// <param name="Staff">Who sits there.</param>
/// <param name="At">When it was read.</param>
/// <param name="Tokens">The anti-forgery tokens of its forms.</param>
/// <param name="Names">Names of institutions by their number.</param>
public sealed record DeskView(SignInSite Site, Caller Staff, Instant At, AntiforgeryTokenSet Tokens, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>The field of a form that names it.</summary>
    public const string FormField = "form";

    /// <summary>The field of a form with the id of what it makes: sent twice, it is done once.</summary>
    public const string IdField = "id";

    /// <summary>What was typed into the form that was sent.</summary>
    public DeskFields Posted { get; init; } = DeskFields.Empty;

    /// <summary>Why it was refused.</summary>
    public Rejection? Refusal { get; init; }

    /// <summary>What a dry run said of what was typed.</summary>
    public Application.Prescribing.PrescriptionCheck? Check { get; init; }

    /// <summary>Products found by the name in a field, by that field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Domain.Prescribing.DrugSuggestion>> Found { get; init; } =
        new Dictionary<string, IReadOnlyList<Domain.Prescribing.DrugSuggestion>>();

    /// <summary>Whether products can be looked up by name.</summary>
    public bool CanFind { get; init; }

    /// <summary>Whether the desk can sign in the name of who sits there; without, prescriptions are issued on paper.</summary>
    public bool CanSign { get; init; }

    /// <summary>The day in Japan.</summary>
    public LocalDate Today => Jst.DateOf(At);

    /// <summary>The name of a body, or its number.</summary>
    public string NameOf(string number) => Names.GetValueOrDefault(number) ?? $"機関番号 {number}";

    /// <summary>What was typed into this form, when it is the one that was sent.</summary>
    public DeskFields TypedIn(string form) => Posted[FormField] == form ? Posted : DeskFields.Empty;
}
