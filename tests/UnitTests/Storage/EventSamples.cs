using Healthcare.Domain.Drugs;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Portal;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Reference;
using Healthcare.Domain.Shared;
using Healthcare.Domain.Statistics;
using NodaTime;

namespace Healthcare.Tests.Storage;

/// <summary>One event of each type, with every member filled. Everything is invented.</summary>
internal static class EventSamples
{
    private static readonly Guid Person = new("0197f000-0000-7000-8000-000000000001");
    private static readonly Guid Prescription = new("0197f000-0000-7000-8000-000000000003");
    private static readonly Instant At = Instant.FromUtc(2026, 4, 1, 0, 30);
    private static readonly LocalDate Day = new(2026, 4, 1);

    private static readonly CoverageTerms Terms = new(
        InsuredIdentity.Normalised("06130012", "東あ", "４５６", "02"), InsuranceCategory.Employees, Relationship.Dependent, new(2024, 4, 1), new(2027, 3, 31), 30,
        IncomeClass.General, [new("ウ", new(2024, 8, 1), new(2025, 7, 31))], new(20, new(2040, 2, 1), new(2040, 7, 31)),
        [new(SpecifiedDisease.Dialysis, 20_000, new(2024, 8, 1), new(2025, 7, 31))]);

    private static readonly CoverageAnswer Told = new(
        EligibilityStatus.Valid, new("0197f000-0000-7000-8000-000000000002"), Terms.Identity, Terms.Category, Terms.Relationship, 30);

    private static readonly MedicationLine Tablets = new(
        1, 1, new(DrugCodeSystem.Yj, "1149019F1560"), "見本錠６０ｍｇ", DosageForm.Oral,
        new("１日３回毎食後", "1013044400000000", new(1m, "TAB", "錠"), new(3m, "TAB", "錠")), new(21m, "TAB", "錠"), 7, Substitution.Prohibited, "粉砕しない")
    {
        Instructions =
        [
            new(
                "１日３回　毎食後", Says("MedicationUsage", "1013044400000000"), [Says("MedicationUsageAdditional", "V14NNNNN")],
                new(StrengthClass.Product, new(1m, "TAB", "錠"), new(3m, "TAB", "錠")), Day, new(2026, 4, 7), 7, 6, true, Says("AsNeeded", "11"),
                Says("MedicationBodySiteExternal", "26R"), Says("route-codes", "PO"), Says("MedicationMethodBasicUsage", "1"),
                new([At], 21, 3, 1m, TimeUnit.Day, [IsoDayOfWeek.Monday], [new(8, 0)])),
        ],
        Codes = [new("http://medis.or.jp/CodeSystem/master-HOT9", "100000001", "見本錠")],
        StartsAfter = 1,
        RepeatCount = 4,
        Preparations = [Says("DrugDispensePreparationMethod", "OP")],
        SubstitutionReason = Says("Reason", "1"),
        OrderNumber = "O-1",
        Categories = [Says("JP_MedicationCategoryMERIT9_CS", "OHP")],
    };

    private static readonly MedicationLine Ointment = new(
        2, 1, new(DrugCodeSystem.GeneralName, "2649729S2ZZZ"), "見本軟膏", DosageForm.External, new("１日１回"), new(12.5m, "G", "ｇ"));

    private static readonly ActiveMedication Taken = new(Prescription, "1310000023", "yj:1149019", "見本錠６０ｍｇ", Day, new(2026, 4, 7));

    private static readonly DrugFacts Facts = new(["loxoprofen"], AdministrationRoute.Oral, true, 14, new(60, "TAB"));

    private static readonly MedicationInUse InUse = new(
        Prescription, "1310000023", Tablets.Drug, "見本錠６０ｍｇ", ["loxoprofen"], AdministrationRoute.Oral, Day, new(2026, 4, 7), "1340000020", new(2026, 4, 4));

    public static readonly IReadOnlyList<object> All =
    [
        new InsuredPersonRegistered(Person, new("見本", "花子", "ミホン", "ハナコ"), new(1970, 1, 31), Sex.Female, new("1000001", "東京都", "千代田区", "千代田一丁目１番"), At),
        new CoverageRegistered(Person, new("0197f000-0000-7000-8000-000000000002"), Terms, At),
        new LocalPatientNumberLinked(Person, "1310000015", "00012345", At),
        new CardCertificateLinked(Person, new("0197f000-0000-7000-8000-000000000009"), "0123456789abcdef", new(2029, 1, 31), At, CredentialKind.Smartphone, true, new("0197f000-0000-7000-8000-000000000041")),
        new CardUseRegistered(Person, new("0197f000-0000-7000-8000-000000000009"), At),
        new CardUseWithdrawn(Person, new("0197f000-0000-7000-8000-000000000009"), At),
        new CardSuspended(Person, new("0197f000-0000-7000-8000-000000000009"), CardReason.Stolen, At),
        new CardResumed(Person, new("0197f000-0000-7000-8000-000000000009"), At),
        new CardRevoked(Person, new("0197f000-0000-7000-8000-000000000009"), CardReason.Returned, At),
        new CertificateRenewed(Person, new("0197f000-0000-7000-8000-000000000009"), "fedcba9876543210", new(2034, 1, 31), true, At),
        new CardReissued(Person, new("0197f000-0000-7000-8000-000000000009"), "fedcba9876543210", new(2034, 1, 31), true, CardReason.Lost, At),
        new PinAttempted(Person, new("0197f000-0000-7000-8000-000000000009"), "1310000015", true, At),
        new PinLocked(Person, new("0197f000-0000-7000-8000-000000000009"), At),
        new PinUnlocked(Person, new("0197f000-0000-7000-8000-000000000009"), At),
        new ConsentGiven(Person, new("0197f000-0000-7000-8000-000000000021"), "1310000015", [InformationKind.Drugs, InformationKind.CopayLimit], At, At + Duration.FromHours(24),
            ConsentChannel.Portal, ConsentPurpose.Treatment, ConsentTerm.ChosenDay),
        new ConsentWithdrawn(Person, new("0197f000-0000-7000-8000-000000000021"), At, ConsentChannel.Reader),
        new ConsentEndedAtDischarge(Person, new("0197f000-0000-7000-8000-000000000021"), At),
        new EligibilityChecked(
            Person, new("0197f000-0000-7000-8000-000000000031"), "1310000015", VerificationMethod.Card, Day,
            new(EligibilityStatus.Valid, new("0197f000-0000-7000-8000-000000000002"), Terms, true, ["certificate-renewal-due"], 30, new(2024, 3, 31), new(2026, 6, 30)), At, CheckOccasion.Booking, "00012345", new("0197f000-0000-7000-8000-000000000041")),
        new CoverageChanged(Person, new("0197f000-0000-7000-8000-000000000002"), new(2025, 8, 1), Terms.Conditions, At),
        new CoverageEnded(Person, new("0197f000-0000-7000-8000-000000000002"), new(2025, 12, 31), CoverageEndCause.Succeeded, At, Terms.Identity),
        new CoverageCorrected(Person, new("0197f000-0000-7000-8000-000000000002"), Terms, CoverageCorrectionReason.LateNotice, At, Terms.Identity),
        new DeathRecorded(Person, Day, At),
        new DeathRevoked(Person, At),
        new NameChanged(Person, new("見本", "華子", "ミホン", "ハナコ"), At),
        new EligibilityReevaluated(
            Person, new("0197f000-0000-7000-8000-000000000032"), new("0197f000-0000-7000-8000-000000000031"), "1310000015", Day, Told, Told with { CopayPercent = 20 },
            ReevaluationCause.CoverageChanged, At),
        new CorrectionAcknowledged(Person, new("0197f000-0000-7000-8000-000000000032"), new("0197f000-0000-7000-8000-000000000031"), "1310000015", At),
        new VisitCompleted(Person, new("0197f000-0000-7000-8000-000000000031"), "1310000015", At),
        new EligibilityCertificateIssued(
            Person, new("0197f000-0000-7000-8000-000000000042"), new("0197f000-0000-7000-8000-000000000002"), Terms.Identity, EligibilityCertificateReason.Reissue,
            Day, new(2026, 4, 2), new(2027, 3, 31), At, "ウ", new("0197f000-0000-7000-8000-000000000041")),
        new EligibilityCertificateInvalidated(Person, new("0197f000-0000-7000-8000-000000000041"), CertificateInvalidation.Lost, At),
        new PrescriptionRegistered(Person, Prescription, new("1310000015", "123456", "見本 一郎"), "34875506", Day, new(2026, 4, 4), [Tablets, Ointment], At,
            PrescriptionMedium.Electronic, "012345", new(RepeatKind.Split, 2, [3, 4]), [new(1, 1, Facts)], "sample", "N-1"),
        new DuplicateMedicationAcknowledged(Person, Prescription, [new("見本錠６０ｍｇ", Taken)], "前回の薬を紛失した", At),
        new PrescriptionReceived(Person, Prescription, "1340000020", At, "00ff"),
        new PrescriptionDispensed(
            Person, Prescription, new("0197f000-0000-7000-8000-000000000004"), "1340000020", "654321", new(2026, 4, 2), [Tablets, Ointment], At,
            [new(1, 1, LineStatus.Dispensed, Tablets, NotDispensedReason.Other, "なし"), new(2, 1, LineStatus.Dispensed, Ointment)], 2, [new(1, 1, Facts)], "sample"),
        new PrescriptionAmended(Person, Prescription, "123456", new(2026, 4, 10), [Tablets], [new(1, 1, Facts)], "sample", "N-1", At),
        new PrescriptionCancelled(Person, Prescription, "123456", CancellationReason.OnQuery, "重複のため", At),
        new CancellationNoted(Person, Prescription, "123456", CancellationReason.Mistake, "取り違え", At),
        new SafetyAlertsAcknowledged(Person, Prescription, new("0197f000-0000-7000-8000-000000000004"), "1310000015",
            [new(SafetyHitKind.Contraindicated, 1, 1, "見本錠６０ｍｇ", "併用禁忌", InUse, new(new("0197f000-0000-7000-8000-000000000051"), "loxoprofen", "1310000023"),
                new(2, 1), new("loxoprofen", [AdministrationRoute.Oral], "other", [AdministrationRoute.Injection], "見本添付文書"))],
            new(SafetyReasonCode.Lost, "前回の薬を紛失した"), "sample", At),
        new SecretRecovered(Person, Prescription, "1340000020", "00ff", At),
        new PrescriptionReturned(Person, Prescription, "1340000020", "在庫なし", At),
        new DispensingCorrected(
            Person, Prescription, new("0197f000-0000-7000-8000-000000000004"), "654321", new(2026, 4, 2), [Tablets],
            [new(1, 1, LineStatus.PartDispensed, Tablets, NotDispensedReason.HasSupply, "残薬")], [new(1, 1, Facts)], "sample", "数量の誤り", At),
        new PrescriptionClosed(Person, Prescription, "1340000020", 1, new(2026, 4, 21), new(2026, 5, 5), At),
        new QueryRaised(Person, Prescription, new("0197f000-0000-7000-8000-000000000052"), "1340000020", "654321", QueryKind.Dose, "用量の確認", At),
        new QueryAnswered(
            Person, Prescription, new("0197f000-0000-7000-8000-000000000052"), "1310000015", "123456", "減量する", [Tablets], [new(1, 1, Facts)], [new(2, 1)], "sample", At),
        new MessageSent(Person, Prescription, new("0197f000-0000-7000-8000-000000000053"), "1340000020", "654321", PharmacyMessageKind.Leftovers, "残薬あり", At),
        new DrugAllergyRecorded(
            Person, new("0197f000-0000-7000-8000-000000000051"), "1310000015", "123456", Tablets.Drug, "見本錠６０ｍｇ", ["loxoprofen"], AllergyCriticality.High, Day, "全身の発疹",
            "sample", At),
        new DrugAllergyRefuted(Person, new("0197f000-0000-7000-8000-000000000051"), "1310000023", "654321", "再投与で症状なし", At),
        new SignedDocumentKept(
            Person, Prescription, Prescription, SignedDocumentKind.Prescription, SignatureFormat.Cades, "{}"u8.ToArray(), new byte[] { 48, 130, 1 },
            new("CN=見本認証局", "0a1b2c", MedicalQualification.Doctor, "123456", At), At),
        new NoticeLeft(Person, new("0197f000-0000-7000-8000-000000000005"), NoticeKind.DuplicateMedication, Prescription, At),
        new InstitutionRegistered("1310000015", InstitutionKind.Clinic, "見本医院", "東京都", At),
        new DrugMasterUploaded(new("0197f000-0000-7000-8000-000000000061"), "2026-12", new string('a', 64), new(1, 1, 0, 0, 0), new("yj\n", "code\n", "ingredient\n", "code\n", "class\n"), "operator", At),
        new DrugMasterApproved(new("0197f000-0000-7000-8000-000000000061"), new(2026, 12, 1), "operator-2", At),
        new MonthlyUsageReported(new(2026, 3), "example", [new(InstitutionType.Dental, new(30, 10, 20, 3, 4, 5), "13")], new(1000, 800, 700, 10, 25), At),
    ];

    private static CodedText Says(string system, string code) => new([new($"http://jami.jp/CodeSystem/{system}", code, "見本")], "見本");
}
