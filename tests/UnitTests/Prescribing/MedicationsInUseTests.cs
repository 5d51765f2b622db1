using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

/// <summary>Which drugs of a prescription count as being taken, in each of its statuses.</summary>
public sealed class MedicationsInUseTests
{
    private static readonly LocalDate Later = Today.PlusDays(2);
    private static readonly RepeatPlan Refill = new(RepeatKind.Refill, 3), Split = new(RepeatKind.Split, 3, [7, 7, 7]);
    private static readonly PrescriptionRegistered Electronic = Registered with { Medium = PrescriptionMedium.Electronic };
    private static readonly PrescriptionRegistered Thrice = Electronic with { Repeat = Refill };
    private static readonly PrescriptionRegistered InParts = Electronic with { Repeat = Split, Lines = [Tablets with { DaysSupply = 21 }] };

    [Fact]
    public void what_is_registered_electronically_counts_from_its_issue_and_lapses_after_its_last_day() =>
        Assert.Equal((Today, Today.PlusDays(6), LastDay, null), Days(Of(Electronic)));

    [Fact]
    public void what_is_on_paper_counts_from_its_issue_for_all_its_days_for_it_may_be_dispensed_unseen() =>
        Assert.Equal((Today, Today.PlusDays(6), null, null), Days(Of(Registered)));

    [Fact]
    public void a_part_counts_for_the_whole_of_its_use_when_the_rest_is_owed_anew() =>
        Assert.Contains((Later, Later.PlusDays(6), (LocalDate?)null), Spans(Of(Registered, Received, Part, Result(LineStatus.Owing) with { DispensingId = PersonId })));

    [Fact]
    public void what_a_pharmacy_holds_does_not_lapse() => Assert.Equal((Today, Today.PlusDays(6), null, null), Days(Of(Registered, Received)));

    [Fact]
    public void what_was_dispensed_counts_from_that_day_at_that_pharmacy() =>
        Assert.Equal((Later, Later.PlusDays(6), null, Pharmacy), Days(Of(Registered, Received, Dispensed with { DispensedOn = Later })));

    [Fact]
    public void a_product_that_was_substituted_counts_in_the_place_of_the_prescribed() =>
        Assert.Equal("別の見本錠", Assert.Single(Of(Registered, Received, Dispensed with { Lines = [Tablets with { DrugName = "別の見本錠" }] })).DrugName);

    [Fact]
    public void what_is_cancelled_does_not_count() => Assert.Empty(Of(Registered, Cancelled));

    [Fact]
    public void a_cancellation_that_is_only_noted_takes_nothing_away() =>
        Assert.Single(Of(Registered, Received, new CancellationNoted(PersonId, PrescriptionId, "123456", CancellationReason.Mistake, null, Now)));

    [Fact]
    public void what_is_not_dispensed_does_not_count() => Assert.Empty(Of(Registered, Received, Result(LineStatus.NotDispensed)));

    [Fact]
    public void what_the_prescriber_took_away_on_a_query_does_not_count() => Assert.Empty(Of(Registered, Received,
        new QueryRaised(PersonId, PrescriptionId, DispensingId, Pharmacy, "654321", QueryKind.Supply, "", Now),
        new QueryAnswered(PersonId, PrescriptionId, DispensingId, Clinic, "123456", "", [], [], [new(1, 1)], Master, Now)));

    [Fact]
    public void what_is_owed_counts_as_prescribed() =>
        Assert.Equal((Today, Today.PlusDays(6), null, null), Days(Of(Registered, Received, Result(LineStatus.Owing))));

    [Fact]
    public void a_part_counts_for_the_whole_of_its_use_while_the_rest_is_owed() =>
        Assert.Equal((Later, Later.PlusDays(6), null, Pharmacy), Days(Of(Registered, Received, Part)));

    [Fact]
    public void once_the_rest_is_handed_over_each_counts_for_its_own_days()
    {
        var rest = Tablets with { DaysSupply = 4 };
        var taken = Of(Registered, Received, Part, Dispensed with
        {
            DispensingId = PersonId,
            DispensedOn = Later.PlusDays(2),
            Lines = [rest],
            Results = [new(1, 1, LineStatus.Dispensed, rest)],
        });
        Assert.Equal([(Later, Later.PlusDays(2)), (Later.PlusDays(2), Later.PlusDays(5))], taken.Select(t => (t.From, t.Through)));
    }

    [Fact]
    public void a_correction_counts_in_the_place_of_what_it_corrects() => Assert.Equal(
        (Later, Later.PlusDays(2), null, Pharmacy),
        Days(Of(Registered, Received, Dispensed, Correction(new(1, 1, LineStatus.Dispensed, Tablets with { DaysSupply = 3 })))));

    [Fact]
    public void a_correction_to_nothing_takes_it_away() =>
        Assert.Empty(Of(Registered, Received, Dispensed, Correction(new(1, 1, LineStatus.NotDispensed, Reason: NotDispensedReason.HasSupply))));

    [Fact]
    public void the_next_use_of_a_refill_counts_from_its_window_on_and_lapses_with_it()
    {
        var next = new DateInterval(Today, Today.PlusDays(14));
        Assert.Equal([(Today, Today.PlusDays(6), (LocalDate?)null), (Today.PlusDays(1), Today.PlusDays(7), next.End)], Spans(Of(Thrice, Received, Dispensed)));
        Assert.Equal([(Today, Today.PlusDays(6), (LocalDate?)null), (next.Start, Today.PlusDays(6), next.End)], Spans(Of(Thrice, Received, Dispensed, Closed(1, next))));
    }

    [Fact]
    public void the_next_use_counts_from_the_window_that_the_closing_will_tell()
    {
        var longer = Tape with { DaysSupply = 60 };
        object[] events =
        [
            Thrice with { Lines = [Tablets, longer] }, Received, Dispensed,
            Dispensed with { DispensingId = PersonId, DispensedOn = Later, Lines = [], Drugs = [], Results = [new(2, 1, LineStatus.NotDispensed, Reason: NotDispensedReason.Declined)] },
        ];
        var p = events.Aggregate((Prescription?)null, Prescription.Evolve)!;
        var closed = Assert.IsType<PrescriptionClosed>(Assert.Single(Assert.IsType<Decision.Accepted>(p.Close(Bearer, Later, Now)).Events));
        Assert.All(MedicationsInUse.Of(p).Where(t => t.Pharmacy is null), t => Assert.Equal((closed.NextFrom, closed.NextThrough), (t.From, t.Lapses)));
    }

    [Fact]
    public void after_its_last_use_nothing_of_a_refill_is_to_come()
    {
        var twice = Thrice with { Repeat = new(RepeatKind.Refill, 2) };
        Assert.Equal(2, Of(twice, Received, Dispensed, Closed(1, new(Today, LastDay)), Received, Dispensed with { Use = 2, DispensingId = PersonId }).Count);
    }

    [Fact]
    public void a_split_counts_for_all_that_is_left_of_it()
    {
        Assert.Equal([(Today, Today.PlusDays(20), (LocalDate?)LastDay)], Spans(Of(InParts)));
        var part = Tablets with { DaysSupply = 7 };
        var taken = Of(InParts, Received, Dispensed with { Lines = [part], Results = [new(1, 1, LineStatus.Dispensed, part)] });
        Assert.Equal([(Today, Today.PlusDays(6), (LocalDate?)null), (Today.PlusDays(1), Today.PlusDays(14), Today.PlusDays(14))], Spans(taken));
    }

    [Fact]
    public void a_closed_prescription_counts_by_what_was_handed_over() =>
        Assert.Single(Of(Registered, Received, Dispensed, new PrescriptionClosed(PersonId, PrescriptionId, Pharmacy, 1, null, null, Now)));

    private static readonly PrescriptionCancelled Cancelled = new(PersonId, PrescriptionId, "123456", CancellationReason.Mistake, null, Now);

    private static readonly MedicationLine PartOfIt = Tablets with { DaysSupply = 3, Quantity = Tablets.Quantity with { Value = 9 } };

    private static readonly PrescriptionDispensed Part = Dispensed with
    {
        DispensedOn = Later,
        Lines = [PartOfIt],
        Results = [new(1, 1, LineStatus.PartDispensed, PartOfIt)],
    };

    private static PrescriptionDispensed Result(LineStatus status) =>
        Dispensed with { Lines = [], Results = [new(1, 1, status, Reason: NotDispensedReason.Unavailable)], Drugs = [] };

    private static DispensingCorrected Correction(LineResult result) => new(
        PersonId, PrescriptionId, DispensingId, "654321", Later, result.Given is { } given ? [given] : [], [result], [new(1, 1, TabletFacts)], Master, "", Now);

    private static PrescriptionClosed Closed(int use, DateInterval next) => new(PersonId, PrescriptionId, Pharmacy, use, next.Start, next.End, Now);

    private static IReadOnlyList<MedicationInUse> Of(params object[] events) =>
        MedicationsInUse.Of(events.Aggregate((Prescription?)null, Prescription.Evolve)!);

    private static (LocalDate From, LocalDate Through, LocalDate? Lapses, string? Pharmacy) Days(IReadOnlyList<MedicationInUse> taken)
    {
        var one = Assert.Single(taken);
        return (one.From, one.Through, one.Lapses, one.Pharmacy);
    }

    private static IEnumerable<(LocalDate, LocalDate, LocalDate?)> Spans(IReadOnlyList<MedicationInUse> taken) => taken.Select(t => (t.From, t.Through, t.Lapses));
}
