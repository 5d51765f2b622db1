using NodaTime;

namespace Healthcare.Application.Identity;

/// <summary>Who asks, as a validated access token says: nothing here comes from the request itself.</summary>
/// <param name="Subject">The issuer's stable id of the user or system, prefixed by nothing: opaque.</param>
/// <param name="Role">In which capacity they act.</param>
/// <param name="PersonId">The insured person they are, when <see cref="Role"/> is <see cref="Role.InsuredPerson"/>.</param>
/// <param name="Institution">
/// The body they act for: 10 digits of a medical institution or pharmacy (保険医療機関番号), 8 of an insurer (保険者番号), or another body's code.
/// </param>
/// <param name="Qualification">The number of their licence (医籍登録番号 and the like), when they have one.</param>
/// <param name="AuthenticatedAt">When they proved who they are.</param>
/// <param name="AuthenticationMethod">How (<c>amr</c>), such as <c>face</c>, <c>pin</c> or <c>client</c>.</param>
public sealed record Caller(
    string Subject,
    Role Role,
    Guid? PersonId,
    string? Institution,
    string? Qualification,
    Instant AuthenticatedAt,
    string AuthenticationMethod)
{
    /// <summary>What the engine does by itself in reaction to an event, always in the name of the operator.</summary>
    public static Caller Engine(Instant now) => new("engine", Role.Operator, null, null, null, now, "engine");

    /// <summary>Whether the caller is this very person.</summary>
    public bool Is(Guid personId) => Role == Role.InsuredPerson && PersonId == personId;

    /// <summary>Whether the caller treats people: at a clinic, hospital or pharmacy.</summary>
    public bool Treats => Role is Role.Doctor or Role.Dentist or Role.Pharmacist;
}
