using Healthcare.Application.Eligibility;
using Healthcare.Host.Http;

namespace Healthcare.Host.Endpoints;

/// <summary>資格確認: persons, coverages, cards, consents, checks.</summary>
public static class EligibilityEndpoints
{
    /// <summary>Maps the commands of this context.</summary>
    public static void MapEligibility(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).WithTags("Eligibility 資格確認");
        group.MapCommand<RegisterInsuredPerson>("/insured-persons", "Register an insured person");
        group.MapCommand<RegisterCoverage>("/coverages", "Register a coverage");
        group.MapCommand<LinkCardCertificate>("/card-certificates", "Link a My Number Card's certificate (利用登録)");
        group.MapCommand<LinkLocalPatientNumber>("/local-patient-numbers", "Link the institution's own patient number (診察券番号)");
        group.MapCommand<GiveConsent>("/consents", "Give an institution consent to view information");
        group.MapCommand<RecordOralConsent>("/oral-consents", "Record what the person agreed to orally (口頭同意)");
        group.MapCommand<WithdrawConsent>("/consent-withdrawals", "Withdraw a consent", StatusCodes.Status200OK);
        group.MapCommand<RecordDischarge>("/discharges", "End the consents of an inpatient stay (退院)", StatusCodes.Status200OK);
        group.MapCommand<CheckEligibility>("/eligibility-checks", "Verify eligibility at a counter (オンライン資格確認)", StatusCodes.Status200OK);
    }
}
