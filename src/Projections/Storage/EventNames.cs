using System.Collections.Frozen;
using Healthcare.Domain.Drugs;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Portal;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Reference;
using Healthcare.Domain.Statistics;

namespace Healthcare.Projections.Storage;

/// <summary>Under which name each event is stored. A name is forever; a changed shape gets the next version and a new type.</summary>
public static class EventNames
{
    /// <summary>Every event of the platform.</summary>
    public static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>
    {
        ["eligibility.insured-person-registered.v1"] = typeof(InsuredPersonRegistered),
        ["eligibility.coverage-registered.v1"] = typeof(CoverageRegistered),
        ["eligibility.local-patient-number-linked.v1"] = typeof(LocalPatientNumberLinked),
        ["eligibility.card-certificate-linked.v1"] = typeof(CardCertificateLinked),
        ["eligibility.card-use-registered.v1"] = typeof(CardUseRegistered),
        ["eligibility.card-use-withdrawn.v1"] = typeof(CardUseWithdrawn),
        ["eligibility.card-suspended.v1"] = typeof(CardSuspended),
        ["eligibility.card-resumed.v1"] = typeof(CardResumed),
        ["eligibility.card-revoked.v1"] = typeof(CardRevoked),
        ["eligibility.certificate-renewed.v1"] = typeof(CertificateRenewed),
        ["eligibility.card-reissued.v1"] = typeof(CardReissued),
        ["eligibility.pin-attempted.v1"] = typeof(PinAttempted),
        ["eligibility.pin-locked.v1"] = typeof(PinLocked),
        ["eligibility.pin-unlocked.v1"] = typeof(PinUnlocked),
        ["eligibility.consent-given.v1"] = typeof(ConsentGiven),
        ["eligibility.consent-withdrawn.v1"] = typeof(ConsentWithdrawn),
        ["eligibility.consent-ended-at-discharge.v1"] = typeof(ConsentEndedAtDischarge),
        ["eligibility.eligibility-checked.v1"] = typeof(EligibilityChecked),
        ["eligibility.coverage-changed.v1"] = typeof(CoverageChanged),
        ["eligibility.coverage-ended.v1"] = typeof(CoverageEnded),
        ["eligibility.coverage-corrected.v1"] = typeof(CoverageCorrected),
        ["eligibility.death-recorded.v1"] = typeof(DeathRecorded),
        ["eligibility.death-revoked.v1"] = typeof(DeathRevoked),
        ["eligibility.name-changed.v1"] = typeof(NameChanged),
        ["eligibility.eligibility-reevaluated.v1"] = typeof(EligibilityReevaluated),
        ["eligibility.correction-acknowledged.v1"] = typeof(CorrectionAcknowledged),
        ["eligibility.visit-completed.v1"] = typeof(VisitCompleted),
        ["eligibility.eligibility-certificate-issued.v1"] = typeof(EligibilityCertificateIssued),
        ["eligibility.eligibility-certificate-invalidated.v1"] = typeof(EligibilityCertificateInvalidated),
        ["prescribing.prescription-registered.v1"] = typeof(PrescriptionRegistered),
        ["prescribing.duplicate-medication-acknowledged.v1"] = typeof(DuplicateMedicationAcknowledged),
        ["prescribing.prescription-received.v1"] = typeof(PrescriptionReceived),
        ["prescribing.prescription-dispensed.v1"] = typeof(PrescriptionDispensed),
        ["prescribing.prescription-amended.v1"] = typeof(PrescriptionAmended),
        ["prescribing.prescription-cancelled.v1"] = typeof(PrescriptionCancelled),
        ["prescribing.cancellation-noted.v1"] = typeof(CancellationNoted),
        ["prescribing.safety-alerts-acknowledged.v1"] = typeof(SafetyAlertsAcknowledged),
        ["prescribing.secret-recovered.v1"] = typeof(SecretRecovered),
        ["prescribing.prescription-returned.v1"] = typeof(PrescriptionReturned),
        ["prescribing.dispensing-corrected.v1"] = typeof(DispensingCorrected),
        ["prescribing.prescription-closed.v1"] = typeof(PrescriptionClosed),
        ["prescribing.query-raised.v1"] = typeof(QueryRaised),
        ["prescribing.query-answered.v1"] = typeof(QueryAnswered),
        ["prescribing.message-sent.v1"] = typeof(MessageSent),
        ["prescribing.signed-document-kept.v1"] = typeof(SignedDocumentKept),
        ["portal.notice-left.v1"] = typeof(NoticeLeft),
        ["reference.institution-registered.v1"] = typeof(InstitutionRegistered),
        ["drugs.drug-master-uploaded.v1"] = typeof(DrugMasterUploaded),
        ["drugs.drug-master-approved.v1"] = typeof(DrugMasterApproved),
        ["statistics.monthly-usage-reported.v1"] = typeof(MonthlyUsageReported),
    }.ToFrozenDictionary();

    /// <summary>The stored name of an event type.</summary>
    public static string Of(Type type) => Names[type];

    private static readonly FrozenDictionary<Type, string> Names = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
}
