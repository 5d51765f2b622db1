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
        group.MapCommand<ChangeCoverage>("/coverage-changes", "Change what a coverage grants, from a day on", StatusCodes.Status200OK);
        group.MapCommand<EndCoverage>("/coverage-ends", "End a coverage, also in the past (資格喪失)", StatusCodes.Status200OK);
        group.MapCommand<CorrectCoverage>("/coverage-restatements", "Correct a coverage from its first day on", StatusCodes.Status200OK);
        group.MapCommand<RecordDeath>("/deaths", "Record a person's death (死亡)", StatusCodes.Status200OK);
        group.MapCommand<RevokeDeath>("/death-revocations", "Revoke a death that was recorded wrongly", StatusCodes.Status200OK);
        group.MapCommand<ChangeName>("/name-changes", "Change a person's name (氏名変更)", StatusCodes.Status200OK);
        group.MapCommand<AcknowledgeCorrection>("/coverage-corrections/acknowledgements", "Take note of a correction on the institution's list", StatusCodes.Status200OK);
        group.MapCommand<LinkCardCertificate>("/card-certificates", "Link a My Number Card's certificate (利用登録)");
        group.MapCommand<RegisterCardUse>("/card-use-registrations", "Register a linked card or smartphone for use as health insurance card (利用登録)");
        group.MapCommand<WithdrawCardUse>("/card-use-withdrawals", "Withdraw the use registration (利用登録の解除)");
        group.MapCommand<SuspendCard>("/card-suspensions", "Suspend a lost or stolen card or smartphone at once (一時停止)");
        group.MapCommand<ResumeCard>("/card-resumptions", "End a suspension (一時停止の解除)");
        group.MapCommand<RevokeCard>("/card-revocations", "Revoke a card or smartphone for good (失効)");
        group.MapCommand<RenewCertificate>("/certificate-renewals", "Renew the certificate of a card (更新)");
        group.MapCommand<ReissueCard>("/card-reissues", "Replace a lost, suspended or revoked card (再交付)");
        group.MapCommand<RecordPinAttempt>("/pin-attempts", "Report a wrong or right PIN at a card reader; the third wrong one in a row locks it", StatusCodes.Status200OK);
        group.MapCommand<UnlockPin>("/pin-unlocks", "Unlock the PIN of a card");
        group.MapCommand<LinkLocalPatientNumber>("/local-patient-numbers", "Link the institution's own patient number (診察券番号)");
        group.MapCommand<GiveConsent>("/consents", "Give an institution consent to view information");
        group.MapCommand<RecordOralConsent>("/oral-consents", "Record what the person agreed to orally (口頭同意)");
        group.MapCommand<WithdrawConsent>("/consent-withdrawals", "Withdraw a consent", StatusCodes.Status200OK);
        group.MapCommand<CheckEligibility>("/eligibility-checks", "Verify eligibility at a counter (オンライン資格確認); to Accept: application/fhir+json as CoverageEligibilityResponse", StatusCodes.Status200OK, AsFhir)
            .Produces<EligibilityCheckAnswer>(StatusCodes.Status200OK, "application/json", FhirAccept.MediaType);
        group.MapCommand<RecordDischarge>("/discharges", "End the consents of an inpatient stay (退院)", StatusCodes.Status200OK);
    }
}
