using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Host.Signatures;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>One signed original, as it is listed.</summary>
public sealed record SignedDocumentLine(Guid DocumentId, SignedDocumentKind Kind, SignatureFormat Format, Signer Signer, Instant KeptAt);

/// <summary>署名済み原本: what doctors and pharmacists signed, byte for byte.</summary>
public static class SignedDocumentEndpoints
{
    private const string List = "/prescriptions/{prescriptionId:guid}/signed-documents", One = "/{documentId:guid}";

    /// <summary>Maps the list and the parts of one.</summary>
    public static void MapSignedDocuments(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(List).WithTags("Prescribing 電子処方箋").RequireAuthorization().WithMetadata(new AllowedQuery(), new ReadMetadata(DataKind.Drugs));
        group.MapGet(string.Empty, ListAsync).WithName("SignedDocuments")
            .WithSummary("The signed originals of a prescription: itself, its amendments, its dispensings; for the person, the issuer, the pharmacy that holds it, and with consent")
            .Produces<IReadOnlyList<SignedDocumentLine>>();
        group.MapGet($"{One}/content", ContentAsync).WithName("SignedContent")
            .WithSummary("What was signed, byte for byte (RFC 8785)").Produces(StatusCodes.Status200OK, contentType: "application/json");
        group.MapGet($"{One}/signature", SignatureAsync).WithName("Signature")
            .WithSummary("The detached signature, byte for byte")
            .Produces(StatusCodes.Status200OK, null, BundleSignature.MediaTypeOf(SignatureFormat.Cades), BundleSignature.MediaTypeOf(SignatureFormat.Xades));
    }

    private static async Task ListAsync(Guid prescriptionId, HttpContext context, QueryGate gate, IStreams streams, IRejectionWriter problems)
    {
        var (documents, refusal) = await AskAsync(prescriptionId, context, gate, streams);
        await (refusal is not null
            ? problems.WriteAsync(context, refusal)
            : context.Response.WriteAsJsonAsync(documents.Select(d => new SignedDocumentLine(d.DocumentId, d.Kind, d.Format, d.Signer, d.KeptAt)), StoredJson.Options));
    }

    private static Task ContentAsync(Guid prescriptionId, Guid documentId, HttpContext context, QueryGate gate, IStreams streams, IRejectionWriter problems) =>
        WriteAsync(prescriptionId, documentId, context, gate, streams, problems, one => (one.Content, "application/json"));

    private static Task SignatureAsync(Guid prescriptionId, Guid documentId, HttpContext context, QueryGate gate, IStreams streams, IRejectionWriter problems) =>
        WriteAsync(prescriptionId, documentId, context, gate, streams, problems, one => (one.Signature, BundleSignature.MediaTypeOf(one.Format)));

    private static async Task WriteAsync(
        Guid prescriptionId, Guid documentId, HttpContext context, QueryGate gate, IStreams streams, IRejectionWriter problems,
        Func<SignedDocumentKept, (ReadOnlyMemory<byte> Bytes, string MediaType)> part)
    {
        var (documents, refusal) = await AskAsync(prescriptionId, context, gate, streams);
        if (refusal is not null)
            await problems.WriteAsync(context, refusal);
        else if (documents.LastOrDefault(one => one.DocumentId == documentId) is not { } kept)
            await problems.WriteAsync(context, PrescribingRejections.SignedDocumentNotFound);
        else
            await Results.Bytes(part(kept).Bytes, part(kept).MediaType).ExecuteAsync(context);
    }

    /// <summary>The originals, when the caller may see them: the own ones always, all of them on what reading the person's drugs needs.</summary>
    private static async Task<(IReadOnlyList<SignedDocumentKept> Documents, Rejection? Refusal)> AskAsync(
        Guid prescriptionId, HttpContext context, QueryGate gate, IStreams streams)
    {
        var (caller, ct) = (context.Caller(), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        if ((await streams.LoadAsync<Prescription>(prescriptionId, ct)).State is not { } prescription)
            return ([], ReadPolicy.RolesFor(DataKind.Drugs).Contains(caller.Role) ? PrescribingRejections.NotFound : RequestRejections.Forbidden);

        var onlyOwn = SignedDocumentAccess.Concerns(prescription, caller.Institution);
        var refusal = onlyOwn
            ? await gate.AskForOwnListAsync(caller, [prescription.PersonId], DataKind.Drugs, context.TraceIdentifier, ct)
            : (await gate.AskAsync(caller, prescription.PersonId, DataKind.Drugs, context.TraceIdentifier, ct)).Rejection;
        if (refusal is not null)
            return ([], refusal);

        var kept = (await streams.LoadAsync<SignedDocuments>(SignedDocuments.StreamOf(prescriptionId), ct)).State?.All ?? [];
        return ([.. kept.Where(one => !onlyOwn || SignedDocumentAccess.IsOwn(one, prescription, caller.Institution))], null);
    }
}
