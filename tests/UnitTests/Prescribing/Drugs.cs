using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Tests.Prescribing;

/// <summary>Drugs and a prescription of them, as the tests of this context know them. Everything is invented.</summary>
internal static class Drugs
{
    public const string Clinic = "1310000015", Pharmacy = "1340000020", OtherPharmacy = "1340000038";

    public static readonly Guid PersonId = new("0197f000-0000-7000-8000-000000000001");
    public static readonly Guid PrescriptionId = new("0197f000-0000-7000-8000-000000000003");
    public static readonly Guid DispensingId = new("0197f000-0000-7000-8000-000000000004");
    public static readonly LocalDate Today = new(2026, 4, 1), LastDay = new(2026, 4, 4);
    public static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 0, 30);
    public static readonly Issuer Issuer = new(Clinic, "123456", "見本 一郎");

    public static readonly MedicationLine Tablets = new(
        1, 1, new(DrugCodeSystem.Yj, "1149019F1560"), "見本錠６０ｍｇ", DosageForm.Oral, new("１日３回毎食後"), new(21, "TAB", "錠"), 7);

    public static readonly MedicationLine Tape = new(
        2, 1, new(DrugCodeSystem.Yj, "2649729S2169"), "見本テープ４０ｍｇ", DosageForm.External, new("１日１回　腰に貼付"), new(14, "MAI", "枚"));

    public const string Secret = "the-secret", ExchangeNumber = "123456", Master = "test-1";

    public static readonly DrugFacts TabletFacts = new(["loxoprofen"], AdministrationRoute.Oral), TapeFacts = new(["loxoprofen"], AdministrationRoute.External);

    public static readonly PrescriptionRegistered Registered = new(
        PersonId, PrescriptionId, Issuer, null, Today, LastDay, [Tablets], Now, PrescriptionMedium.Paper, ExchangeNumber, null, [new(1, 1, TabletFacts)], Master);

    public static readonly PrescriptionReceived Received = new(PersonId, PrescriptionId, Pharmacy, Now, PharmacySecret.HashOf(Secret));
    public static readonly PrescriptionDispensed Dispensed = new(
        PersonId, PrescriptionId, DispensingId, Pharmacy, "654321", Today, [Tablets], Now, [new(1, 1, LineStatus.Dispensed, Tablets)], 1, [new(1, 1, TabletFacts)], Master);

    public static readonly Holder Bearer = new(Pharmacy, "654321", Secret);

    public static PrescriptionDraft Draft(LocalDate? issuedOn = null, LocalDate? validThrough = null, params MedicationLine[] lines) =>
        new(PersonId, PrescriptionId, Issuer, null, issuedOn ?? Today, validThrough, lines.Length == 0 ? [Tablets] : lines, PrescriptionMedium.Paper, ExchangeNumber);

    /// <summary>The lines as a master knows them, and what the person takes.</summary>
    public static Examination Examined(IReadOnlyList<MedicationLine> lines, params MedicationInUse[] taking) =>
        new(new(Master, false, [.. lines.Select(line => new LineAnswer(line.RpNumber, line.Order, FactsOf(line)))], []), new(taking, []));

    /// <summary>What a master says of a line.</summary>
    public static DrugFacts FactsOf(MedicationLine line) => line.Form == DosageForm.External ? TapeFacts : TabletFacts;

    /// <summary>A drug that the person has from somewhere else.</summary>
    public static MedicationInUse Taking(MedicationLine line, LocalDate from, LocalDate through) => new(
        new Guid("0197f000-0000-7000-8000-0000000000aa"), "1310000023", line.Drug, line.DrugName, FactsOf(line).Ingredients, FactsOf(line).Route, from, through);
}
