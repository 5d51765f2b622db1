using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using Xunit;
using static Healthcare.Tests.Prescribing.Courses;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

/// <summary>疑義照会 and 伝達事項.</summary>
public sealed class QueryTests
{
    private static readonly MedicationLine Halved = Tablets with { Quantity = new(9, "TAB", "錠"), DaysSupply = 3 };
    private static readonly LinePlace First = LinePlace.Of(Tablets), Second = LinePlace.Of(Gastric);

    [Fact]
    public void the_pharmacy_that_holds_it_asks() =>
        Given<Prescription>.Events(Registered, Received).When(p => p!.Query(Bearer, QueryId, QueryKind.Dose, "用量は正しいですか", Today, Now)).Then(Asked);

    [Fact]
    public void a_query_is_raised_once() =>
        Given<Prescription>.Events(Registered, Received, Asked).When(p => p!.Query(Bearer, QueryId, QueryKind.Dose, "？", Today, Now)).ThenRejected("prescribing.query-already-raised");

    [Fact]
    public void nothing_is_dispensed_before_the_answer() =>
        Given<Prescription>.Events(Registered, Received, Asked).When(p => Dispense(p, All())).ThenRejected("prescribing.query-open");

    [Fact]
    public void after_the_answer_it_is_dispensed() =>
        Given<Prescription>.Events(Registered, Received, Asked, Answered()).When(p => Dispense(p, All())).Then(Of(DispensingId, All()));

    [Fact]
    public void two_questions_need_two_answers() =>
        Given<Prescription>.Events(Registered, Received, Asked, Asked with { QueryId = MessageId }, Answered()).When(p => Dispense(p, All())).ThenRejected("prescribing.query-open");

    [Fact]
    public void the_prescriber_answers() =>
        Given<Prescription>.Events(Registered, Received, Asked).When(p => p!.Answer(QueryId, Answer(), Today, Now)).Then(Answered());

    [Fact]
    public void the_pharmacy_writes_down_what_it_heard() =>
        Given<Prescription>.Events(Registered, Received, Asked)
            .When(p => p!.Answer(QueryId, Answer() with { Institution = Pharmacy, Qualification = "654321", Secret = Secret, ByPharmacist = true }, Today, Now))
            .Then(Answered() with { Institution = Pharmacy, Qualification = "654321" });

    [Fact]
    public void without_the_secret_the_pharmacy_writes_down_nothing() =>
        Given<Prescription>.Events(Registered, Received, Asked)
            .When(p => p!.Answer(QueryId, Answer() with { Institution = Pharmacy, ByPharmacist = true }, Today, Now)).ThenRejected("prescribing.wrong-secret");

    [Fact]
    public void nobody_else_answers() =>
        Given<Prescription>.Events(Registered, Received, Asked)
            .When(p => p!.Answer(QueryId, Answer() with { Institution = OtherPharmacy, Secret = Secret }, Today, Now)).ThenRejected("prescribing.of-another-issuer");

    [Fact]
    public void a_pharmacist_of_the_issuing_institution_does_not_answer_as_the_prescriber() =>
        Given<Prescription>.Events(Registered, Received, Asked)
            .When(p => p!.Answer(QueryId, Answer([Halved]) with { ByPharmacist = true }, Today, Now)).ThenRejected("prescribing.of-another-issuer");

    [Fact]
    public void a_query_is_answered_once() =>
        Given<Prescription>.Events(Registered, Received, Asked, Answered()).When(p => p!.Answer(QueryId, Answer(), Today, Now)).ThenRejected("prescribing.query-answered-already");

    [Fact]
    public void a_return_withdraws_what_was_asked()
    {
        var query = Assert.Single(State(Registered, Received, Asked, Returned).Queries);
        Assert.Equal((false, Now), (query.IsOpen, query.WithdrawnAt));
        Given<Prescription>.Events(Registered, Received, Asked, Returned, Received).When(p => p!.Answer(QueryId, Answer(), Today, Now)).ThenRejected("prescribing.query-withdrawn");
        Given<Prescription>.Events(Registered, Received, Asked, Returned, Received).When(p => Dispense(p, All())).Then(Of(DispensingId, All()));
    }

    [Fact]
    public void a_change_that_was_agreed_holds() =>
        Given<Prescription>.Events(Registered, Received, Asked, Answered([Halved])).When(p => Dispense(p, All(Halved))).Then(Of(DispensingId, All(Halved)));

    [Fact]
    public void what_was_prescribed_before_the_change_does_not_hold() =>
        Given<Prescription>.Events(Registered, Received, Asked, Answered([Halved])).When(p => Dispense(p, All())).ThenRejected("prescribing.more-than-prescribed");

    [Fact]
    public void another_drug_that_was_agreed_is_dispensed()
    {
        var other = Gastric with { Order = 1, Substitution = Substitution.Prohibited };
        Given<Prescription>.Events(Registered, Received, Asked, Answered([other])).When(p => Dispense(p, All(other))).Then(Of(DispensingId, All(other)));
    }

    [Fact]
    public void a_change_that_was_agreed_holds_after_a_return_too() =>
        Given<Prescription>.Events(Registered, Received, Asked, Answered([Halved]), Returned, Received).When(p => Dispense(p, All())).ThenRejected("prescribing.more-than-prescribed");

    [Theory]
    [InlineData(DrugProblem.Unknown, "prescribing.drug-unknown")]
    [InlineData(DrugProblem.Withdrawn, "prescribing.drug-withdrawn")]
    public void drugs_as_agreed_are_looked_up_like_prescribed_ones(DrugProblem problem, string code)
    {
        var answer = Answer([Halved]) with { Master = new(Master, false, [new(1, 1, null, problem)], []) };
        Given<Prescription>.Events(Registered, Received, Asked).When(p => p!.Answer(QueryId, answer, Today, Now)).ThenRejected(code);
    }

    [Fact]
    public void days_as_agreed_keep_to_the_limit_of_supply()
    {
        var answer = Answer([Halved]) with { Master = new(Master, false, [new(1, 1, TabletFacts with { SupplyLimit = 2 })], []) };
        Given<Prescription>.Events(Registered, Received, Asked).When(p => p!.Answer(QueryId, answer, Today, Now)).ThenRejected("prescribing.supply-limit");
    }

    [Fact]
    public void a_narcotic_is_agreed_only_under_the_licence_of_the_prescription()
    {
        var answer = Answer([Halved]) with { Master = new(Master, false, [new(1, 1, TabletFacts with { Narcotic = true })], []) };
        Given<Prescription>.Events(Registered, Received, Asked).When(p => p!.Answer(QueryId, answer, Today, Now)).ThenRejected("prescribing.narcotic-licence-required");
        Assert.IsType<Decision.Accepted>(State(Registered with { NarcoticLicence = "第1号" }, Received, Asked).Answer(QueryId, answer, Today, Now));
    }

    [Fact]
    public void only_lines_of_the_prescription_are_changed_and_each_once()
    {
        foreach (var answer in new[] { Answer([Gastric]), Answer(removed: [Second]), Answer([Halved], [First]), Answer(removed: [First, First]) })
            Given<Prescription>.Events(Registered, Received, Asked).When(p => p!.Answer(QueryId, answer, Today, Now)).ThenRejected("prescribing.line-not-found");
    }

    [Fact]
    public void a_settled_line_is_not_changed() =>
        Given<Prescription>.Events(TwoDrugs, Received, Of(DispensingId, All()), Asked).When(p => p!.Answer(QueryId, Answer([Halved]), Today, Now)).ThenRejected("prescribing.line-settled");

    [Fact]
    public void a_line_of_which_a_part_was_handed_over_is_only_taken_away()
    {
        Given<Prescription>.Events(Registered, Received, PartDispensed, Asked).When(p => p!.Answer(QueryId, Answer([Halved]), Today, Now)).ThenRejected("prescribing.line-begun");
        Given<Prescription>.Events(Registered, Received, PartDispensed, Asked).When(p => p!.Answer(QueryId, Answer(removed: [First]), Today, Now)).Then(Answered(removed: [First]));
    }

    [Fact]
    public void what_was_taken_away_is_not_dispensed() =>
        Given<Prescription>.Events(TwoDrugs, Received, Asked, Answered(removed: [First])).When(p => Dispense(p, All(), All(Gastric))).ThenRejected("prescribing.line-settled");

    [Fact]
    public void what_was_taken_away_stays_away_whatever_is_dispensed_beside_it()
    {
        var p = State(TwoDrugs, Received, Of(DispensingId, Part(7)), Asked, Answered(removed: [First]), Of(SecondDispensing, All(Gastric)));
        Assert.Equal((LineStatus.NotDispensed, NotDispensedReason.RemovedOnQuery, 7m), (p.Lines[0].Status, p.Lines[0].Reason!.Value, p.Lines[0].Given));
        Assert.Equal(PrescriptionStatus.Dispensed, p.Status);
    }

    [Fact]
    public void what_was_handed_over_before_it_was_taken_away_is_still_corrected()
    {
        var p = State(TwoDrugs, Received, Of(DispensingId, Part(7), All(Gastric)), Asked, Answered(removed: [First]));
        Assert.IsType<Decision.Accepted>(p.Correct(Bearer, Courses.Draft(DispensingId, Today, Part(6), All(Gastric)), "誤り", Today, Now));
    }

    [Fact]
    public void what_was_taken_away_stays_away_in_later_uses()
    {
        var p = State(TwoDrugs with { Repeat = Refill }, Received, Asked, Answered(removed: [First]), Of(DispensingId, All(Gastric)), ClosedWithNext);
        Assert.Equal([LineStatus.NotDispensed, LineStatus.Prescribed], p.Lines.Select(line => line.Status));
        Assert.Equal(Second, LinePlace.Of(Assert.Single(p.AllAsPrescribed()).Given!));
    }

    [Fact]
    public void when_all_is_taken_away_nothing_is_dispensed_and_it_is_closed() =>
        Given<Prescription>.Events(Registered, Received, Asked, Answered(removed: [First])).When(p => p!.Close(Bearer, Today, Now)).Then(Closed);

    [Fact]
    public void a_question_that_is_left_when_all_is_taken_away_ends_with_the_closing() =>
        Assert.DoesNotContain(State(Registered, Received, Asked, Asked with { QueryId = MessageId }, Answered(removed: [First]), Closed).Queries, query => query.IsOpen);

    [Fact]
    public void the_pharmacy_tells_the_prescriber_something_after_closing() =>
        Given<Prescription>.Events(Registered, Received, Dispensed, Closed).When(p => Tell(p, Pharmacy)).Then(Sent);

    [Fact]
    public void so_does_the_pharmacy_of_an_earlier_use() =>
        Given<Prescription>.Events(Refilled, Received, Dispensed, ClosedWithNext, Received with { Pharmacy = OtherPharmacy }).When(p => Tell(p, Pharmacy)).Then(Sent);

    [Fact]
    public void a_pharmacy_that_neither_holds_nor_dispensed_it_does_not() =>
        Given<Prescription>.Events(Registered, Received).When(p => Tell(p, OtherPharmacy)).ThenRejected("prescribing.held-by-another-pharmacy");

    [Fact]
    public void a_message_is_sent_once() =>
        Given<Prescription>.Events(Registered, Received, Sent).When(p => Tell(p, Pharmacy)).ThenRejected("prescribing.message-already-sent");

    private static Prescription State(params object[] events) => events.Aggregate((Prescription?)null, Prescription.Evolve)!;

    private static Decision Dispense(Prescription? p, params LineResult[] results) => p!.Dispense(Bearer, Courses.Draft(DispensingId, Today, results), Today, Now);

    private static Decision Tell(Prescription? p, string pharmacy) =>
        p!.Message(new(pharmacy, "654321"), MessageId, PharmacyMessageKind.Leftovers, "残薬あり", Today, Now);
}
