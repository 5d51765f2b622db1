using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>A registered prescription as the document of the e-prescription guide, for whoever may see drugs, person and insurance.</summary>
public static class GuideDocumentEndpoint
{
    private const string Json = "application/fhir+json";
    private static readonly DataKind[] Kinds = [DataKind.Drugs, DataKind.Identity, DataKind.Insurance];

    /// <summary>Maps it.</summary>
    public static void MapGuideDocument(this RouteGroupBuilder group) =>
        group.MapGet("/Bundle/{id}", ReadAsync).RequireAuthorization()
            .WithName("ReadPrescriptionBundle").WithSummary("Read a prescription as the document of the e-prescription guide (処方情報 HL7 FHIR)")
            .WithMetadata(new AllowedQuery(), new ReadMetadata(DataKind.Drugs)).Produces(StatusCodes.Status200OK, contentType: Json);

    private static async Task ReadAsync(string id, HttpContext context, GuideDocumentReads documents, QueryGate gate, IClock clock, IRejectionWriter problems)
    {
        if (!Guid.TryParse(id, out var prescriptionId) || await documents.FindAsync(prescriptionId, context.RequestAborted) is not { } found)
        {
            await problems.WriteAsync(context, ReadPolicy.RolesFor(DataKind.Drugs).Contains(context.Caller().Role) ? RequestRejections.NotFound : RequestRejections.Forbidden);
            return;
        }

        if (await RefusalAsync(context, gate, found.PersonId, found.Institution) is { } rejection)
        {
            await problems.WriteAsync(context, rejection);
            return;
        }

        if (context.Caller().Role != Role.InsuredPerson && HistoryWindow.FirstOfInstitution("Bundle", Jst.DateOf(clock.GetCurrentInstant())) > found.Document.IssuedOn)
        {
            await problems.WriteAsync(context, PrescribingRejections.BeyondReadableDays);
            return;
        }

        await FhirReader.WriteAsync(context, StatusCodes.Status200OK, GuideDocumentJson.Of(found.Document));
    }

    // The document tells the drugs, who the person is and who insures them: each is asked for, and each is recorded.
    private static async Task<Rejection?> RefusalAsync(HttpContext context, QueryGate gate, Guid personId, string institution)
    {
        foreach (var kind in Kinds)
        {
            var decision = await gate.AskAsync(context.Caller(), personId, kind, context.TraceIdentifier, context.RequestAborted, kind == DataKind.Drugs ? institution : null);
            if (decision.Rejection is { } rejection)
                return rejection;
        }

        return null;
    }
}
