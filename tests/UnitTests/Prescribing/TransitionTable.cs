using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using NodaTime;
using static Healthcare.Tests.Prescribing.Courses;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

/// <summary>One status of the table, with what leads to it.</summary>
/// <param name="Name">As the page says it.</param>
/// <param name="Status">Its node in the diagram.</param>
/// <param name="Today">The day on which the steps are tried.</param>
/// <param name="Events">What has happened.</param>
/// <param name="Cells">For each step of <see cref="TransitionTable.Steps"/>: the next status, or the code of the refusal.</param>
internal sealed record TableRow(string Name, string Status, LocalDate Today, object[] Events, params string[] Cells);

/// <summary>A step whose result depends on what is said with it.</summary>
internal sealed record Variant(string Step, string Row, string Next, Func<Prescription, LocalDate, Decision> Do);

/// <summary>
/// What may be done with a prescription in which status, what follows, and what is refused under which code. The tests run every cell;
/// docs/prescription-states.md is written from it.
/// </summary>
internal static class TransitionTable
{
    private static readonly Holder Holder = Bearer;

    /// <summary>The columns, each with the step as the right party takes it.</summary>
    public static readonly (string Name, Func<Prescription?, LocalDate, Decision> Do)[] Steps =
    [
        ("register", (p, today) => Prescription.Register(p, Drugs.Draft(), Examined([Tablets]), today, Now)),
        ("amend", (p, today) => p!.Amend(Drugs.Issuer, [Tablets], null, null, Examined([Tablets]), today, Now)),
        ("cancel", (p, today) => p!.Cancel(Drugs.Issuer, CancellationReason.Mistake, null, today, Now)),
        ("receive", (p, today) => p!.Receive(Pharmacy, Secret, today, Now)),
        ("recover secret", (p, today) => p!.RecoverSecret(Pharmacy, "another", today, Now)),
        ("return", (p, today) => p!.Return(Holder, null, today, Now)),
        ("dispense", (p, today) => p!.Dispense(Holder, new(SecondDispensing, today, p.AllAsPrescribed(), Examined([Tablets])), today, Now)),
        ("correct", (p, today) => p!.Correct(Holder, Courses.Draft(DispensingId, today, All()), "誤り", today, Now)),
        ("close", (p, today) => p!.Close(Holder, today, Now)),
        ("query", (p, today) => p!.Query(Holder, Guid.Empty, QueryKind.Dose, "？", today, Now)),
        ("answer", (p, today) => p!.Answer(QueryId, Answer(), today, Now)),
        ("message", (p, today) => p!.Message(Holder, MessageId, PharmacyMessageKind.Other, "伝達", today, Now)),
    ];

    /// <summary>The row of what is not registered.</summary>
    public const string None = "none", NotFound = "prescribing.prescription-not-found";

    public static readonly TableRow[] Rows =
    [
        new(None, None, Today, [], "registered", NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound),
        new("registered", "registered", Today, [Registered],
            "prescribing.already-registered", "registered", "cancelled", "received",
            "prescribing.recover-secret-when-registered", "prescribing.return-when-registered", "prescribing.dispense-when-registered",
            "prescribing.correct-when-registered", "prescribing.close-when-registered", "prescribing.query-when-registered",
            "prescribing.answer-when-registered", "prescribing.message-when-registered"),
        new("expired", "expired", LastDay.PlusDays(1), [Registered with { Medium = PrescriptionMedium.Electronic }],
            "prescribing.already-registered", "prescribing.amend-when-expired", "prescribing.cancel-when-expired", "prescribing.receive-when-expired",
            "prescribing.recover-secret-when-expired", "prescribing.return-when-expired", "prescribing.dispense-when-expired",
            "prescribing.correct-when-expired", "prescribing.close-when-expired", "prescribing.query-when-expired",
            "prescribing.answer-when-expired", "prescribing.message-when-expired"),
        new("received", "received", Today, [Registered, Received],
            "prescribing.already-registered", "prescribing.amend-when-received", "received", "prescribing.receive-when-received",
            "received", "registered", "dispensed",
            "prescribing.correct-when-received", "prescribing.close-when-received", "received",
            "prescribing.query-not-found", "received"),
        new("received, query open", "received", Today, [Registered, Received, Asked],
            "prescribing.already-registered", "prescribing.amend-when-received", "received", "prescribing.receive-when-received",
            "received", "registered", "prescribing.query-open",
            "prescribing.correct-when-received", "prescribing.close-when-received", "received",
            "received", "received"),
        new("received, cancellation noted", "received", Today, [Registered, Received, Noted],
            "prescribing.already-registered", "prescribing.amend-when-received", "prescribing.cancellation-noted-already", "prescribing.receive-when-received",
            "received", "cancelled", "dispensed",
            "prescribing.correct-when-received", "prescribing.close-when-received", "received",
            "prescribing.query-not-found", "received"),
        new("partly dispensed", "partlyDispensed", Today, [Registered, Received, PartDispensed],
            "prescribing.already-registered", "prescribing.amend-when-partly-dispensed", "prescribing.cancel-when-partly-dispensed", "prescribing.receive-when-partly-dispensed",
            "partlyDispensed", "prescribing.return-when-partly-dispensed", "dispensed",
            "dispensed", "prescribing.close-when-partly-dispensed", "partlyDispensed",
            "prescribing.query-not-found", "partlyDispensed"),
        new("partly dispensed, query open", "partlyDispensed", Today, [Registered, Received, PartDispensed, Asked],
            "prescribing.already-registered", "prescribing.amend-when-partly-dispensed", "prescribing.cancel-when-partly-dispensed", "prescribing.receive-when-partly-dispensed",
            "partlyDispensed", "prescribing.return-when-partly-dispensed", "prescribing.query-open",
            "prescribing.query-open", "prescribing.close-when-partly-dispensed", "partlyDispensed",
            "partlyDispensed", "partlyDispensed"),
        new("dispensed", "dispensed", Today, [Registered, Received, Dispensed],
            "prescribing.already-registered", "prescribing.amend-when-dispensed", "prescribing.cancel-when-dispensed", "prescribing.receive-when-dispensed",
            "dispensed", "prescribing.return-when-dispensed", "prescribing.dispense-when-dispensed",
            "dispensed", "closed", "prescribing.query-when-dispensed",
            "prescribing.answer-when-dispensed", "dispensed"),
        new("dispensed, a use left", "dispensed", Today, [Refilled, Received, Dispensed],
            "prescribing.already-registered", "prescribing.amend-when-dispensed", "prescribing.cancel-when-dispensed", "prescribing.receive-when-dispensed",
            "dispensed", "prescribing.return-when-dispensed", "prescribing.dispense-when-dispensed",
            "dispensed", "registered", "prescribing.query-when-dispensed",
            "prescribing.answer-when-dispensed", "dispensed"),
        new("dispensed, a use left, cancellation noted", "dispensed", Today, [Refilled, Received, Noted, Dispensed],
            "prescribing.already-registered", "prescribing.amend-when-dispensed", "prescribing.cancel-when-dispensed", "prescribing.receive-when-dispensed",
            "dispensed", "prescribing.return-when-dispensed", "prescribing.dispense-when-dispensed",
            "dispensed", "cancelled", "prescribing.query-when-dispensed",
            "prescribing.answer-when-dispensed", "dispensed"),
        new("not dispensed", "notDispensed", Today, [Registered, Received, NothingDispensed],
            "prescribing.already-registered", "prescribing.amend-when-not-dispensed", "prescribing.cancel-when-not-dispensed", "prescribing.receive-when-not-dispensed",
            "notDispensed", "prescribing.return-when-not-dispensed", "prescribing.dispense-when-not-dispensed",
            "dispensed", "closed", "prescribing.query-when-not-dispensed",
            "prescribing.answer-when-not-dispensed", "notDispensed"),
        new("not dispensed, a use left", "notDispensed", Today, [Refilled, Received, NothingDispensed],
            "prescribing.already-registered", "prescribing.amend-when-not-dispensed", "prescribing.cancel-when-not-dispensed", "prescribing.receive-when-not-dispensed",
            "notDispensed", "prescribing.return-when-not-dispensed", "prescribing.dispense-when-not-dispensed",
            "dispensed", "closed", "prescribing.query-when-not-dispensed",
            "prescribing.answer-when-not-dispensed", "notDispensed"),
        new("closed", "closed", Today, [Registered, Received, Dispensed, Closed],
            "prescribing.already-registered", "prescribing.amend-when-closed", "prescribing.cancel-when-closed", "prescribing.receive-when-closed",
            "prescribing.recover-secret-when-closed", "prescribing.return-when-closed", "prescribing.dispense-when-closed",
            "prescribing.correct-when-closed", "prescribing.close-when-closed", "prescribing.query-when-closed",
            "prescribing.answer-when-closed", "closed"),
        new("next use", "registered", ClosedWithNext.NextFrom!.Value, [Refilled, Received, Dispensed, ClosedWithNext],
            "prescribing.already-registered", "prescribing.amend-after-first-use", "cancelled", "received",
            "prescribing.recover-secret-when-registered", "prescribing.return-when-registered", "prescribing.dispense-when-registered",
            "prescribing.correct-when-registered", "prescribing.close-when-registered", "prescribing.query-when-registered",
            "prescribing.answer-when-registered", "registered"),
        new("next use, too early", "registered", ClosedWithNext.NextFrom!.Value.PlusDays(-1), [Refilled, Received, Dispensed, ClosedWithNext],
            "prescribing.already-registered", "prescribing.amend-after-first-use", "cancelled", "prescribing.next-use-too-early",
            "prescribing.recover-secret-when-registered", "prescribing.return-when-registered", "prescribing.dispense-when-registered",
            "prescribing.correct-when-registered", "prescribing.close-when-registered", "prescribing.query-when-registered",
            "prescribing.answer-when-registered", "registered"),
        new("next use, expired", "expired", ClosedWithNext.NextThrough!.Value.PlusDays(1), [Refilled with { Medium = PrescriptionMedium.Electronic }, Received, Dispensed, ClosedWithNext],
            "prescribing.already-registered", "prescribing.amend-when-expired", "prescribing.cancel-when-expired", "prescribing.receive-when-expired",
            "prescribing.recover-secret-when-expired", "prescribing.return-when-expired", "prescribing.dispense-when-expired",
            "prescribing.correct-when-expired", "prescribing.close-when-expired", "prescribing.query-when-expired",
            "prescribing.answer-when-expired", "expired"),
        new("cancelled", "cancelled", Today, [Registered, Cancelled],
            "prescribing.already-registered", "prescribing.amend-when-cancelled", "prescribing.cancel-when-cancelled", "prescribing.receive-when-cancelled",
            "prescribing.recover-secret-when-cancelled", "prescribing.return-when-cancelled", "prescribing.dispense-when-cancelled",
            "prescribing.correct-when-cancelled", "prescribing.close-when-cancelled", "prescribing.query-when-cancelled",
            "prescribing.answer-when-cancelled", "prescribing.message-when-cancelled"),
    ];

    public static readonly Variant[] Variants =
    [
        new("dispense a part", "received", "partlyDispensed", (p, today) => p.Dispense(Holder, Courses.Draft(SecondDispensing, today, Part(7)), today, Now)),
        new("owe all", "received", "partlyDispensed", (p, today) => p.Dispense(Holder, Courses.Draft(SecondDispensing, today, Owing()), today, Now)),
        new("dispense nothing", "received", "notDispensed", (p, today) => p.Dispense(Holder, Courses.Draft(SecondDispensing, today, Not(NotDispensedReason.Declined)), today, Now)),
        new("dispense another part", "partly dispensed", "partlyDispensed", (p, today) => p.Dispense(Holder, Courses.Draft(SecondDispensing, today, Part(7)), today, Now)),
        new("not collect the rest", "partly dispensed", "dispensed", (p, today) => p.Dispense(Holder, Courses.Draft(SecondDispensing, today, Not(NotDispensedReason.NotCollected)), today, Now)),
        new("correct to a part", "dispensed", "partlyDispensed", (p, today) => p.Correct(Holder, Courses.Draft(DispensingId, today, Part(7)), "誤り", today, Now)),
        new("correct to not dispensed", "dispensed", "notDispensed", (p, today) => p.Correct(Holder, Courses.Draft(DispensingId, today, Not(NotDispensedReason.HasSupply)), "誤り", today, Now)),
        new("take the dispensing back", "dispensed", "received", (p, today) => p.Correct(Holder, Courses.Draft(DispensingId, today), "取り違え", today, Now)),
        new("take the dispensing back", "partly dispensed", "received", (p, today) => p.Correct(Holder, Courses.Draft(DispensingId, today), "取り違え", today, Now)),
        new("take the dispensing back", "not dispensed", "received", (p, today) => p.Correct(Holder, Courses.Draft(DispensingId, today), "取り違え", today, Now)),
        new("answer, all taken away", "received, query open", "notDispensed", (p, today) => p.Answer(QueryId, Answer(removed: [LinePlace.Of(Tablets)]), today, Now)),
        new("answer, the rest taken away", "partly dispensed, query open", "dispensed", (p, today) => p.Answer(QueryId, Answer(removed: [LinePlace.Of(Tablets)]), today, Now)),
    ];
}
