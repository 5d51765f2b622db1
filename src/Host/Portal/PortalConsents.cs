using System.Security.Cryptography;
using Healthcare.Application;
using Healthcare.Application.Commands;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Portal;
using Healthcare.Projections.Storage;
using Microsoft.AspNetCore.Antiforgery;

namespace Healthcare.Host.Portal;

/// <summary>The portal's two forms about consent: each becomes the command that the API takes, and goes through the same gate.</summary>
public sealed class PortalConsents(CommandGate gate, PersonRecords records, IAntiforgery antiforgery)
{
    /// <summary>Where the form to give consent is sent.</summary>
    public const string GivePath = $"{IdentitySchemes.PortalPath}/consents";

    /// <summary>Where the button to withdraw one is sent.</summary>
    public const string WithdrawPath = $"{IdentitySchemes.PortalPath}/consent-withdrawals";

    /// <summary>Gives consent to an institution that takes part; null when it is done.</summary>
    public Task<Rejection?> GiveAsync(HttpContext context) => ReadAsync(context, async (person, form) =>
    {
        if (!Guid.TryParse(form["consent"], out var consent) || !TryReadKinds(form, out var kinds))
            return RequestRejections.Invalid.At("kinds", "must name at least one kind");
        if (Days.Read(form["lastDay"].ToString()) is not { } lastDay)
            return EligibilityRejections.ConsentDayOutOfRange;

        var institution = form["institution"].ToString().Trim();
        if (!(await records.NamesAsync([institution], context.RequestAborted)).ContainsKey(institution))
            return EligibilityRejections.InstitutionUnknown;

        return await SendAsync(context, new GiveConsent(person, consent, institution, kinds, lastDay), $"{consent:N}");
    });

    /// <summary>Withdraws one; null when it is done.</summary>
    public Task<Rejection?> WithdrawAsync(HttpContext context) => ReadAsync(context, async (person, form) =>
        Guid.TryParse(form["consent"], out var consent)
            ? await SendAsync(context, new WithdrawConsent(person, consent), $"withdraw:{consent:N}")
            : EligibilityRejections.ConsentNotFound);

    private static bool TryReadKinds(IFormCollection form, out IReadOnlyList<InformationKind> kinds)
    {
        List<InformationKind> read = [];
        foreach (var text in form["kinds"])
        {
            if (!Enum.TryParse<InformationKind>(text, out var kind) || !Enum.IsDefined(kind))
                break;
            read.Add(kind);
        }

        kinds = read;
        return read.Count > 0 && read.Count == form["kinds"].Count;
    }

    /// <summary>Only the person, with a form that this site showed them.</summary>
    private async Task<Rejection?> ReadAsync(HttpContext context, Func<Guid, IFormCollection, Task<Rejection?>> act) =>
        context.Caller() is not { Role: Role.InsuredPerson, PersonId: { } person } ? RequestRejections.Forbidden
            : !context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context) ? IdentityRejections.StaleForm
            : await act(person, await context.Request.ReadFormAsync(context.RequestAborted));

    // The form carries the id of what it asks for: sent twice, it is done once.
    private async Task<Rejection?> SendAsync<TCommand>(HttpContext context, TCommand command, string key)
        where TCommand : class, ICommand =>
        (await gate.SendAsync(
            command, context.Caller(), new($"portal:{key}", SHA256.HashData(StoredJson.Bytes(command)), context.TraceIdentifier), context.RequestAborted)).Rejection;
}
