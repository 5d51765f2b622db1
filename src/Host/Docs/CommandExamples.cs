using System.Text.Json;
using System.Text.Json.Nodes;
using Healthcare.Application.Access;
using Healthcare.Application.Drugs;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Prescribing;
using Healthcare.Application.Reference;
using Healthcare.Application.Statistics;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Reference;
using Healthcare.Domain.Shared;
using Healthcare.Domain.Statistics;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Docs;

/// <summary>An example of each command; the people and numbers are made up.</summary>
public static class CommandExamples
{
    private const string Secret = "9f2c1d7b5e8a40634d1f0b6c7a2e95839f2c1d7b5e8a40634d1f0b6c7a2e9583";
    private const string Insurer = "33120015", Clinic = "1310000001";
    private static readonly Guid Person = Guid.Parse("019a2000-0000-7000-8000-000000000001");
    private static readonly LocalDate Day = new(2026, 11, 24);

    private static readonly object[] All =
    [
        new RegisterInsuredPerson(Person, new("見本", "花子", "ミホン", "ハナコ"), new(1980, 5, 5), Sex.Female, new("1000001", "東京都", "千代田区", "千代田１－１")),
        new RegisterCoverage(Person, Id(2), Insurer, "12", "0000001", "01", InsuranceCategory.Employees, Relationship.Insured, new(2020, 4, 1), 30),
        new ChangeCoverage(Person, Id(2), new(2025, 8, 1), 20),
        new EndCoverage(Person, Id(2), new(2026, 3, 31)),
        new CorrectCoverage(Person, Id(2), CoverageCorrectionReason.Period, Insurer, "12", "0000001", "01", InsuranceCategory.Employees, Relationship.Insured, new(2020, 5, 1), 30),
        new RecordDeath(Person, new(2026, 11, 20)),
        new RevokeDeath(Person),
        new ChangeName(Person, new("見本", "華子", "ミホン", "ハナコ")),
        new AcknowledgeCorrection(Person, Id(8)),
        new LinkCardCertificate(Person, Id(3), "0a1b2c3d4e5f60718293a4b5c6d7e8f9", new(2030, 5, 5)),
        new RegisterCardUse(Person, Id(3)),
        new WithdrawCardUse(Person, Id(3)),
        new SuspendCard(Person, Id(3), CardReason.Lost),
        new ResumeCard(Person, Id(3)),
        new RevokeCard(Person, Id(3), CardReason.Returned),
        new RenewCertificate(Person, Id(3), "9f8e7d6c5b4a39281706f5e4d3c2b1a0", new(2031, 5, 5)),
        new ReissueCard(Person, Id(3), "9f8e7d6c5b4a39281706f5e4d3c2b1a0", new(2031, 5, 5), CardReason.Lost),
        new RecordPinAttempt("0a1b2c3d4e5f60718293a4b5c6d7e8f9", true),
        new UnlockPin(Person, Id(3)),
        new LinkLocalPatientNumber(Person, "A-00001"),
        new GiveConsent(Person, Id(4), Clinic, [InformationKind.Drugs]),
        new WithdrawConsent(Person, Id(4)),
        new RecordOralConsent(Person, Id(8), [InformationKind.Drugs]),
        new RecordDischarge(Person),
        new CompleteVisit(Person, Id(5)),
        new CheckEligibility(Id(5), new(Insured: new(Insurer, "12", "0000001", "01", new(1980, 5, 5))), Day),
        new RequestEligibilityCertificate(Person, Id(11)),
        new ReissueEligibilityCertificate(Person, Id(11), Id(12)),
        new ReturnEligibilityCertificate(Person, Id(12), CertificateInvalidation.Returned),
        new RegisterPrescription(Id(6), PersonLocator.Of(Person), Day,
        [
            new(1, 1, new(DrugCodeSystem.Yj, "1149019F1560"), "ロキソニン錠６０ｍｇ", DosageForm.Oral, new("１日３回毎食後", "1013044400000000"), new(21, "TAB", "錠"), 7),
        ]),
        new SearchPrescriptions(new(Insured: new(Insurer, "12", "0000001", "01", new(1980, 5, 5))), "012345"),
        new ReceivePrescription(Person, Id(6)),
        new DispensePrescription(Person, Id(6), Id(7), Secret, Day),
        new AmendPrescription(Person, Id(6),
        [
            new(1, 1, new(DrugCodeSystem.Yj, "1149019F1560"), "ロキソニン錠６０ｍｇ", DosageForm.Oral, new("１日２回朝夕食後", "1012040400000000"), new(10, "TAB", "錠"), 5),
        ]),
        new CancelPrescription(Person, Id(6), CancellationReason.Mistake),
        new RecoverSecret(Person, Id(6)),
        new ReturnPrescription(Person, Id(6), Secret),
        new CorrectDispensing(Person, Id(6), Id(7), Secret, Day, [new(1, 1, LineStatus.NotDispensed, Reason: NotDispensedReason.HasSupply)], "残薬を確認"),
        new ClosePrescription(Person, Id(6), Secret),
        new QueryPrescriber(Person, Id(6), Id(13), Secret, QueryKind.Supply, "残薬が５日分あります。"),
        new AnswerQuery(Person, Id(6), Id(13), "２日分に減らす", [new(1, 1, new(DrugCodeSystem.Yj, "1149019F1560"), "ロキソニン錠６０ｍｇ", DosageForm.Oral, new("１日３回毎食後", "1013044400000000"), new(6, "TAB", "錠"), 2)]),
        new SendMessage(Person, Id(6), Id(14), PharmacyMessageKind.Leftovers, "残薬を調整しました。"),
        new RecordDrugAllergy(Person, Id(15), new(DrugCodeSystem.Yj, "1149019F1560"), "ロキソニン錠６０ｍｇ", AllergyCriticality.High),
        new RefuteDrugAllergy(Person, Id(15), "再投与で症状なし"),
        new RegisterInstitution(Clinic, InstitutionKind.Clinic, "見本内科クリニック", "東京都"),
        new UploadDrugMaster(Id(13), "2026-12", new(
            """
            yj,general,receipt,hot9,name,strength,maker,ingredients,route,form,unitCode,unitName,therapeuticClass,listedFrom,listedThrough,supplyClass,control
            1149019F1560,,,,ロキソニン錠６０ｍｇ,６０ｍｇ,第一三共,loxoprofen,oral,tablet,TAB,錠,1149,,,,
            3332001F1083,,,,ワルファリンＫ錠１ｍｇ「トーワ」,１ｍｇ,東和薬品,warfarin,oral,tablet,TAB,錠,3332,,,,
            """,
            "code,name\nloxoprofen,ロキソプロフェン\nwarfarin,ワルファリン\niguratimod,イグラチモド\n",
            "ingredient,routes,with,withRoutes,source\nwarfarin,oral,iguratimod,oral,ケアラム添付文書: 出血の報告がある\n",
            "code,text\n1013044400000000,１日３回朝昼夕食後　服用\n",
            "class,days,from,through\npsychotropic-30,30,2008-04-01,\n")),
        new ApproveDrugMaster(Id(13), "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", new(2026, 12, 1)),
        new ReportMonthlyUsage(new(2025, 3), "example", [new(InstitutionType.Hospital, new(1200, 500, 700, 90, 80, 150))], new(10_000, 7_800, 6_600, 450, 1000)),
    ];

    /// <summary>The example of a command, as JSON.</summary>
    public static JsonNode? Of(Type command) =>
        All.SingleOrDefault(example => example.GetType() == command) is { } example
            ? JsonSerializer.SerializeToNode(example, command, StoredJson.Options)
            : null;

    private static Guid Id(int number) => Guid.Parse($"019a2000-0000-7000-8000-{number:D12}");
}
