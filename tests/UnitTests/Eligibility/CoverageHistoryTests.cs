using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

/// <summary>Whatever insurers say in whatever order, these hold. A failure names the seed that makes it again.</summary>
public sealed class CoverageHistoryTests
{
    private const int Steps = 60, DaysLong = 400;
    private static readonly string[] Insurers = ["06130017", "33120015"];
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 6).Select(n => new Guid($"0197f000-0000-7000-8000-{n:D12}"))];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void no_day_has_two_coverages_and_none_lies_outside_life(int seed)
    {
        var (person, _) = Live(new Random(seed));
        for (var day = Birth.PlusDays(-5); day < Birth.PlusDays(DaysLong * 2); day = day.PlusDays(1))
        {
            var covering = person.Coverages.Values.Count(terms => terms.CoversOn(day));
            Assert.InRange(covering, 0, day < Birth || person.DiedOn < day ? 0 : 1);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void every_institution_has_been_told_what_is_true_and_nothing_twice(int seed)
    {
        var (person, checks) = Live(new Random(seed));
        Assert.All(checks.All.Values, check => Assert.Equal(CoverageAnswer.Of(EligibilityCheck.Answer(person, check.ServiceDate, null)), check.Told));
        Assert.Empty(checks.Reevaluate(person, ReevaluationCause.CoverageCorrected, Now));
        Assert.Equal(checks.All.Values.Sum(check => check.Corrections), checks.Corrections.Count);
    }

    private static (InsuredPerson Person, EligibilityChecks Checks) Live(Random random)
    {
        var person = InsuredPerson.Evolve(null, Registered)!;
        var checks = Check(null, person, random, 0);
        for (var step = 1; step < Steps; step++)
        {
            if (Say(person, random) is Decision.Accepted accepted)
                person = accepted.Events.Aggregate(person, (p, e) => InsuredPerson.Evolve(p, e)!);
            checks = checks.Reevaluate(person, ReevaluationCause.CoverageCorrected, Now).Aggregate(checks, (c, e) => EligibilityChecks.Evolve(c, e)!);
            checks = Check(checks, person, random, step);
        }

        return (person, checks);
    }

    private static Decision Say(InsuredPerson person, Random random)
    {
        var (id, from, to) = (random.GetItems(Ids, 1)[0], Day(random), Day(random));
        var terms = Terms(from, random.Next(3) == 0 ? null : LocalDate.Max(from, to), copay: random.Next(4) * 10) with
        {
            Identity = InsuredIdentity.Normalised(random.GetItems(Insurers, 1)[0], "1", $"{random.Next(5)}", "01"),
        };
        return random.Next(40) switch
        {
            < 16 => person.RegisterCoverage(id, terms, null, Limits, Now),
            < 22 => person.EndCoverage(id, to, Now),
            < 30 => person.CorrectCoverage(id, terms, null, CoverageCorrectionReason.Period, Limits, Now),
            < 37 => person.ChangeCoverage(id, from, terms.Conditions, Limits, Now),
            < 38 => person.RecordDeath(to, Now),
            _ => person.RevokeDeath([], Now),
        };
    }

    private static EligibilityChecks Check(EligibilityChecks? checks, InsuredPerson person, Random random, int step)
    {
        var day = Day(random);
        return EligibilityChecks.Evolve(checks, new EligibilityChecked(
            Id, new Guid(step, 0, 0, new byte[8]), Clinic, VerificationMethod.InsuredNumber, day, EligibilityCheck.Answer(person, day, null), Now))!;
    }

    private static LocalDate Day(Random random) => Birth.PlusDays(random.Next(-5, DaysLong));
}
