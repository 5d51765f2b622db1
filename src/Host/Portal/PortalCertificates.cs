using System.Security.Cryptography;
using Healthcare.Application;
using Healthcare.Application.Commands;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Host.Identity;
using Healthcare.Projections.Storage;
using Microsoft.AspNetCore.Antiforgery;

namespace Healthcare.Host.Portal;

/// <summary>The portal's form that asks for a 資格確認書: it becomes the command that the API takes, and goes through the same gate.</summary>
public sealed class PortalCertificates(CommandGate gate, IAntiforgery antiforgery)
{
    /// <summary>Where the form is sent.</summary>
    public const string RequestPath = $"{IdentitySchemes.PortalPath}/eligibility-certificates";

    /// <summary>Asks for one; null when it is done. The form carries the id of what it asks for: sent twice, it is done once.</summary>
    public async Task<Rejection?> RequestAsync(HttpContext context)
    {
        if (context.Caller() is not { Role: Role.InsuredPerson, PersonId: { } person } caller)
            return RequestRejections.Forbidden;
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
            return IdentityRejections.StaleForm;

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!Guid.TryParse(form["certificateId"], out var certificate))
            return RequestRejections.Invalid.At("certificateId", "must be an id");

        var command = new RequestEligibilityCertificate(person, certificate, form["withLimitCategory"] == "true");
        var header = new CommandHeader($"portal:{certificate:N}", SHA256.HashData(StoredJson.Bytes(command)), context.TraceIdentifier);
        return (await gate.SendAsync(command, caller, header, context.RequestAborted)).Rejection;
    }
}
