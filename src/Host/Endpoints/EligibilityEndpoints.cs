using Healthcare.Application.Eligibility;
using Healthcare.Host.Http;
using Healthcare.Projections.Eligibility;

namespace Healthcare.Host.Endpoints;

/// <summary>資格確認: persons, coverages, cards, consents, checks.</summary>
public static class EligibilityEndpoints
{
    private static readonly AnswerShape AsFhir = new("application/fhir+json; charset=utf-8", EligibilityBundle.OfAnswer);

    /// <summary>Maps the commands of this context.</summary>
    public static void MapEligibility(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).WithTags("Eligibility 資格確認");
        group.MapCommand<RegisterInsuredPerson>("/insured-persons", "Register an insured person");
        group.MapCommand<RegisterCoverage>("/coverages", "Register a coverage");
        group.MapCommand<LinkCardCertificate>("/card-certificates", "Link a My Number Card's certificate (利用登録)");
        group.MapCommand<LinkLocalPatientNumber>("/local-patient-numbers", "Link the institution's own patient number (診察券番号)");
        group.MapCommand<GiveConsent>("/consents", "Give an institution consent to view information");
        group.MapCommand<WithdrawConsent>("/consent-withdrawals", "Withdraw a consent", StatusCodes.Status200OK);
        group.MapCommand<CheckEligibility>("/eligibility-checks", "Verify eligibility at a counter (オンライン資格確認); to Accept: application/fhir+json as CoverageEligibilityResponse", StatusCodes.Status200OK, AsFhir)
            .Produces<EligibilityCheckAnswer>(StatusCodes.Status200OK, "application/json", FhirAccept.MediaType);
    }
}
