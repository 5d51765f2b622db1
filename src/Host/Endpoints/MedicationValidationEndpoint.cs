using Healthcare.Application;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Host.Http;
using Healthcare.Host.Http.Guard;
using Healthcare.Host.Identity;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Prescribing;

namespace Healthcare.Host.Endpoints;

/// <summary>FHIR's $validate for drugs: what stands against the content, of which nothing is stored.</summary>
public static class MedicationValidationEndpoint
{
    private const string Json = "application/fhir+json";
    private static readonly RolesMetadata Roles = new(Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist, Role.Operator);

    /// <summary>Maps it for both kinds of drugs.</summary>
    public static void MapMedicationValidation(this RouteGroupBuilder group)
    {
        foreach (var type in (ReadOnlySpan<string>)["MedicationRequest", "MedicationDispense"])
        {
            group.MapPost($"/{type}/$validate", ValidateAsync).RequireAuthorization()
                .WithName($"Validate{type}").WithSummary($"What stands against a {type} of JP Core, JP-CLINS or the e-prescription guide, alone, in a Bundle or in Parameters; nothing is stored")
                .WithMetadata(new AllowedQuery(), Roles).Accepts<object>(Json).Produces(StatusCodes.Status200OK, contentType: Json);
        }
    }

    private static async Task ValidateAsync(HttpContext context, IDrugMaster master, IRejectionWriter problems)
    {
        if (!Roles.Roles.Contains(context.Caller().Role))
        {
            await problems.WriteAsync(context, RequestRejections.Forbidden);
            return;
        }

        if (context.Features.Get<GuardedBody>() is not { } body)
        {
            await problems.WriteAsync(context, RequestRejections.MissingBody);
            return;
        }

        var found = MedicationValidation.Check(body.Bytes);
        List<FhirIssue> issues = [.. found.Issues];
        foreach (var (line, on) in found.Drugs)
            issues.AddRange(MedicationValidation.Against(line, await master.LookUpAsync([line], on, context.RequestAborted)));
        await FhirReader.WriteAsync(context, StatusCodes.Status200OK, issues.Count == 0 ? OperationOutcomes.NothingFound : OperationOutcomes.Of(issues));
    }
}
