using Healthcare.Domain.Prescribing;
using NodaTime;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

/// <summary>What can have happened to a prescription, as events, for the tests of its life.</summary>
internal static class Courses
{
    public static readonly Guid SecondDispensing = new("0197f000-0000-7000-8000-000000000005");
    public static readonly Guid QueryId = new("0197f000-0000-7000-8000-000000000006"), MessageId = new("0197f000-0000-7000-8000-000000000007");
    public static readonly RepeatPlan Refill = new(RepeatKind.Refill, 2), Thrice = new(RepeatKind.Refill, 3);

    public static readonly MedicationLine Gastric = Tablets with
    {
        RpNumber = 1,
        Order = 2,
        Drug = new(Domain.Shared.DrugCodeSystem.Yj, "2329021F1137"),
        DrugName = "見本胃薬錠１００ｍｇ",
    };

    public static readonly PrescriptionRegistered Refilled = Registered with { Repeat = Refill };
    public static readonly PrescriptionRegistered TwoDrugs = Registered with { Lines = [Tablets, Gastric], Drugs = [new(1, 1, TabletFacts), new(1, 2, TabletFacts)] };
    public static readonly CancellationNoted Noted = new(PersonId, PrescriptionId, Drugs.Issuer.Qualification, CancellationReason.Mistake, "取り違え", Now);
    public static readonly PrescriptionCancelled Cancelled = new(PersonId, PrescriptionId, Drugs.Issuer.Qualification, CancellationReason.Mistake, "取り違え", Now);
    public static readonly PrescriptionReturned Returned = new(PersonId, PrescriptionId, Pharmacy, null, Now);
    public static readonly PrescriptionClosed Closed = new(PersonId, PrescriptionId, Pharmacy, 1, null, null, Now);
    public static readonly QueryRaised Asked = new(PersonId, PrescriptionId, QueryId, Pharmacy, "654321", QueryKind.Dose, "用量は正しいですか", Now);
    public static readonly MessageSent Sent = new(PersonId, PrescriptionId, MessageId, Pharmacy, "654321", PharmacyMessageKind.Leftovers, "残薬あり", Now);

    /// <summary>7 days from the day of dispensing, and 7 days to both sides.</summary>
    public static readonly PrescriptionClosed ClosedWithNext = Closed with { NextFrom = Today.PlusDays(1), NextThrough = Today.PlusDays(14) };

    public static readonly PrescriptionDispensed PartDispensed = Of(DispensingId, Part(7));
    public static readonly PrescriptionDispensed NothingDispensed = Of(DispensingId, Not(NotDispensedReason.Declined));

    /// <summary>A dispensing with these results.</summary>
    public static PrescriptionDispensed Of(Guid id, params LineResult[] results) => Dispensed with
    {
        DispensingId = id,
        Results = results,
        Lines = GivenBy(results),
        Drugs = [.. GivenBy(results).Select(line => new IdentifiedDrug(line.RpNumber, line.Order, FactsOf(line)))],
    };

    /// <summary>What the pharmacist sends with these results.</summary>
    public static DispensingDraft Draft(Guid id, LocalDate on, params LineResult[] results) => new(id, on, results, Examined(GivenBy(results)));

    public static LineResult All(MedicationLine? line = null) => Result(LineStatus.Dispensed, line ?? Tablets, (line ?? Tablets).Quantity.Value);

    public static LineResult Rest(decimal amount, MedicationLine? line = null) => Result(LineStatus.Dispensed, line ?? Tablets, amount);

    public static LineResult Part(decimal amount, MedicationLine? line = null) => Result(LineStatus.PartDispensed, line ?? Tablets, amount);

    public static LineResult Owing(MedicationLine? line = null) => new((line ?? Tablets).RpNumber, (line ?? Tablets).Order, LineStatus.Owing);

    public static LineResult Not(NotDispensedReason? reason, MedicationLine? line = null) =>
        new((line ?? Tablets).RpNumber, (line ?? Tablets).Order, LineStatus.NotDispensed, null, reason);

    /// <summary>An answer of the prescriber.</summary>
    public static AnswerDraft Answer(MedicationLine[]? changed = null, LinePlace[]? removed = null) =>
        new(Clinic, Drugs.Issuer.Qualification, "そのとおり", changed ?? [], removed ?? [], Examined(changed ?? []).Master);

    /// <summary>The same as it is recorded.</summary>
    public static QueryAnswered Answered(MedicationLine[]? changed = null, LinePlace[]? removed = null) => new(
        PersonId, PrescriptionId, QueryId, Clinic, Drugs.Issuer.Qualification, "そのとおり", changed ?? [],
        [.. (changed ?? []).Select(line => new IdentifiedDrug(line.RpNumber, line.Order, FactsOf(line)))], removed ?? [], changed is { Length: > 0 } ? Master : null, Now);

    private static LineResult Result(LineStatus status, MedicationLine line, decimal amount) =>
        new(line.RpNumber, line.Order, status, line with { Quantity = line.Quantity with { Value = amount } });

    private static MedicationLine[] GivenBy(IEnumerable<LineResult> results) => [.. results.Where(result => result.Given is not null).Select(result => result.Given!)];
}
