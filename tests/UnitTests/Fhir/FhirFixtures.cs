using System.Text.Json;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using NodaTime;
using Address = Healthcare.Domain.Eligibility.Address;
using Dosage = Healthcare.Domain.Prescribing.Dosage;
using Duration = NodaTime.Duration;
using Instant = NodaTime.Instant;

namespace Healthcare.Tests.Fhir;

/// <summary>One person and one prescription, as their streams hold them. Everything is invented.</summary>
internal static class FhirFixtures
{
    private static readonly JsonSerializerOptions Strict =
        new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector).UsingMode(DeserializationMode.Strict);

    public static readonly Guid PersonId = new("0197f000-0000-7000-8000-000000000001");
    public static readonly Guid CoverageId = new("0197f000-0000-7000-8000-000000000002");
    public static readonly Guid PrescriptionId = new("0197f000-0000-7000-8000-000000000003");
    public static readonly Guid DispensingId = new("0197f000-0000-7000-8000-000000000004");
    public static readonly Instant Morning = Instant.FromUtc(2026, 4, 1, 0, 30);
    public static readonly LocalDate Today = new(2026, 4, 1);
    public const string Clinic = "1310000015";
    public const string Pharmacy = "1340000020";

    public static readonly InsuredPersonRegistered Person = new(
        PersonId, new("見本", "花子", "ミホン", "ハナコ"), new(1970, 1, 31), Sex.Female, new("1000001", "東京都", "千代田区", "千代田一丁目１番"), Morning);

    public static readonly CoverageRegistered Coverage = new(
        PersonId, CoverageId,
        new(InsuredIdentity.Normalised("06130012", "東あ", "456", "02"), InsuranceCategory.Employees, Relationship.Dependent, new(2024, 4, 1), new(2027, 3, 31), 30),
        Morning);

    public static readonly LocalPatientNumberLinked LocalNumber = new(PersonId, Clinic, "00012345", Morning);

    public static readonly MedicationLine Tablets = new(
        1, 1, new(DrugCodeSystem.Yj, "1149019F1560"), "ロキソプロフェンＮａ錠６０ｍｇ", DosageForm.Oral,
        new("内服・経口・１日３回朝昼夕食後　１回１錠", "1013044400000000", new(1m, "TAB", "錠"), new(3m, "TAB", "錠")), new(21m, "TAB", "錠"), 7, Substitution.Prohibited, "粉砕しない");

    public static readonly MedicationLine Tape = new(
        2, 1, new(DrugCodeSystem.Hot9, "116097301"), "ケトプロフェンテープ４０ｍｇ", DosageForm.External, new("１日１回　腰に貼付"), new(14m, "MAI", "枚"));

    public static readonly PrescriptionRegistered Registered = new(
        PersonId, PrescriptionId, new(Clinic, "123456", "見本 一郎"), "34875506", Today, new(2026, 4, 4), [Tablets, Tape], Morning);

    public static readonly PrescriptionReceived Received = new(PersonId, PrescriptionId, Pharmacy, Morning);

    public static readonly PrescriptionDispensed Dispensed = new(
        PersonId, PrescriptionId, DispensingId, Pharmacy, "654321", new(2026, 4, 2),
        [Tablets, Tape with { Drug = new(DrugCodeSystem.GeneralName, "2649729S2ZZZ"), DrugName = "ケトプロフェンテープ４０ｍｇ「見本」" }], Morning);

    public static readonly ConsentGiven AtReader = new(
        PersonId, new("0197f000-0000-7000-8000-000000000021"), Clinic, [InformationKind.Drugs, InformationKind.CopayLimit], Morning, Morning + Duration.FromHours(24),
        ConsentChannel.Reader, ConsentPurpose.Treatment, ConsentTerm.AtInstitution);

    public static readonly ConsentGiven Orally = AtReader with
    {
        ConsentId = new("0197f000-0000-7000-8000-000000000022"),
        Institution = Pharmacy,
        Kinds = [InformationKind.Drugs],
        Channel = ConsentChannel.Oral,
        Until = Instant.FromUtc(2026, 4, 1, 15, 0),
        Purpose = ConsentPurpose.Dispensing,
        Term = ConsentTerm.VisitDay,
    };

    public static readonly ConsentWithdrawn Withdrawn = new(PersonId, AtReader.ConsentId, Morning + Duration.FromHours(1));

    public static IReadOnlyList<FhirResource> ConsentStream => StreamResources.Of(Consents.StreamOf(PersonId), Stored(AtReader, Orally, Withdrawn));

    public static IReadOnlyList<FhirResource> PersonStream => StreamResources.Of(PersonId, Stored(Person, Coverage, LocalNumber));

    public static IReadOnlyList<FhirResource> PrescriptionStream =>
        StreamResources.Of(PrescriptionId, Stored(Registered, Received, Dispensed));

    public static StoredFact[] Stored(params object[] events) =>
        [.. events.Select((data, index) => new StoredFact(data, index + 1, Morning + Duration.FromMinutes(index)))];

    /// <summary>Valid R4 or an exception that names every problem.</summary>
    public static Resource ParseStrictly(byte[] body) => JsonSerializer.Deserialize<Resource>(body, Strict)!;

    public static JsonElement Json(FhirResource resource) => JsonDocument.Parse(resource.Body).RootElement;
}
