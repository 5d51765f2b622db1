using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Statistics;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Statistics;

public sealed class EventTallyTests
{
    private const string Clinic = "1310000015";
    private static readonly Guid Person = new("0197f000-0000-7000-8000-000000000001"), Other = new("0197f000-0000-7000-8000-000000000002");
    private static readonly Instant Noon = Instant.FromUtc(2025, 3, 15, 3, 0);
    private static readonly LocalDate March = new(2025, 3, 1), April = new(2025, 4, 1);

    [Theory]
    [InlineData(VerificationMethod.Card, true)]
    [InlineData(VerificationMethod.Smartphone, true)]
    [InlineData(VerificationMethod.InsuredNumber, false)]
    [InlineData(VerificationMethod.EligibilityCertificate, false)]
    [InlineData(VerificationMethod.InsuranceCard, false)]
    [InlineData(VerificationMethod.PortalScreen, false)]
    [InlineData(VerificationMethod.EligibilityNotice, false)]
    public void card_and_smartphone_are_checks_by_my_number_card_and_all_else_is_not(VerificationMethod method, bool byCard) =>
        Assert.Equal(byCard ? (1, 0) : (0, 1), Tally(Check(Person, method, Noon)).Checks[(March, Clinic)]);

    [Fact]
    public void every_way_to_verify_is_told_apart() => Assert.Equal(7, Enum.GetValues<VerificationMethod>().Length);

    [Fact]
    public void a_check_for_a_booking_is_no_check_at_a_counter()
    {
        var tally = Tally(Check(Person, VerificationMethod.InsuredNumber, Noon) with { Occasion = CheckOccasion.Booking });
        Assert.Empty(tally.Checks);
        Assert.Empty(tally.Seen);
    }

    [Fact]
    public void a_check_belongs_to_the_month_in_japan_in_which_it_was_made()
    {
        var midnight = Instant.FromUtc(2025, 3, 31, 15, 0);
        var tally = Tally(
            Check(Person, VerificationMethod.Card, midnight - Duration.FromDays(1)), Check(Person, VerificationMethod.Card, midnight - Duration.Epsilon),
            Check(Person, VerificationMethod.Card, midnight), Check(Person, VerificationMethod.Card, midnight + Duration.FromDays(1)));
        Assert.Equal((2, 0), tally.Checks[(March, Clinic)]);
        Assert.Equal((2, 0), tally.Checks[(April, Clinic)]);
    }

    [Fact]
    public void a_person_is_seen_once_a_month_and_a_card_user_by_any_card()
    {
        var tally = Tally(Check(Person, VerificationMethod.Card, Noon), Check(Person, VerificationMethod.InsuredNumber, Noon), Check(Other, VerificationMethod.InsuredNumber, Noon));
        Assert.Equal(new() { [(March, Person)] = true, [(March, Other)] = false }, tally.Seen);
    }

    [Fact]
    public void the_last_change_of_a_certificate_in_a_month_counts_and_a_new_month_begins_a_new_run()
    {
        var certificate = Guid.NewGuid();
        CardCertificateLinked Link(Instant at, bool registered) => new(Person, certificate, "0a", new(2030, 1, 1), at, CredentialKind.Card, registered);
        var tally = Tally(Link(Noon, true), Link(Noon, false), Link(Noon + Duration.FromDays(31), true), Link(Noon, true));
        Assert.Equal([March, April, March], tally.Runs.Select(run => run.Month));
        Assert.Equal([false, true, true], tally.Runs.Select(run => Assert.Single(run.Changes.Values).Registered));
    }

    public static TheoryData<object, bool, bool> LifeOfACard => new()
    {
        { new CardUseRegistered(Person, Other, Noon), true, true },
        { new CardUseWithdrawn(Person, Other, Noon), true, false },
        { new CardRevoked(Person, Other, CardReason.Lost, Noon), false, false },
        { new CertificateRenewed(Person, Other, "0b", new(2031, 1, 1), false, Noon), true, false },
        { new CardReissued(Person, Other, "0b", new(2031, 1, 1), true, CardReason.Lost, Noon), true, true },
    };

    [Theory]
    [MemberData(nameof(LifeOfACard))]
    public void what_happens_to_a_card_changes_whether_it_is_held_and_registered(object happened, bool held, bool registered)
    {
        var change = Assert.Single(Assert.Single(Tally(happened).Runs).Changes.Values);
        Assert.Equal((March, held, registered), (change.Month, change.Held, change.Registered));
    }

    [Fact]
    public void persons_are_added_up_by_month() => Assert.Equal(2, Tally(Registered(Person), Registered(Other)).Persons[March]);

    private static EventTally Tally(params object[] events)
    {
        var tally = new EventTally();
        foreach (var one in events)
            tally.Add(one);
        return tally;
    }

    private static EligibilityChecked Check(Guid person, VerificationMethod method, Instant at) =>
        new(person, Guid.NewGuid(), Clinic, method, new(2025, 3, 1), new(EligibilityStatus.NoCoverage, null, null, false, []), at);

    private static InsuredPersonRegistered Registered(Guid person) =>
        new(person, new("見本", "花子", "ミホン", "ハナコ"), new(1980, 5, 5), Sex.Female, new("1000001", "東京都", "千代田区", "千代田一丁目１番"), Noon);
}
