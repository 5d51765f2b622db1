using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using static Healthcare.Tests.Prescribing.Drugs;
using static Healthcare.Tests.Prescribing.SafetyCases;

namespace Healthcare.Tests.Prescribing;

/// <summary>What holds of every check, over random drugs of four ingredients, three routes and days around each other.</summary>
public sealed class SafetyCheckPropertyTests
{
    /// <summary>A random drug: which ingredients, which route, begun when, for how long, with facts of a master or not.</summary>
    public sealed record Some(int Ingredients, AdministrationRoute Route, int From, int Days, bool Known);

    private static readonly string[] Names = ["a", "b", "c", "d"];

    [Property(MaxTest = 2000, Arbitrary = [typeof(SafetyCheckPropertyTests)])]
    public bool what_hits_in_one_order_hits_in_the_other(Some one, Some other)
    {
        var (first, second) = (one with { Known = true }, other with { Known = true });
        return Found(first, [second]).SequenceEqual(Found(second, [first]));
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(SafetyCheckPropertyTests)])]
    public bool there_is_a_hit_only_on_a_common_day(Some one, Some other) =>
        (one.From <= other.From + other.Days - 1 && other.From <= one.From + one.Days - 1) || Found(one, [other]).Count == 0;

    [Property(MaxTest = 2000, Arbitrary = [typeof(SafetyCheckPropertyTests)])]
    public bool a_longer_supply_removes_no_hit(Some one, Some[] others, PositiveInt more) =>
        IsIn(Found(one, others), Found(one with { Days = one.Days + more.Get }, others))
        && IsIn(Found(one, others), Found(one, [.. others.Select(other => other with { Days = other.Days + more.Get })]));

    [Property(MaxTest = 1000, Arbitrary = [typeof(SafetyCheckPropertyTests)])]
    public bool more_history_removes_no_hit(Some one, Some[] others, Some[] further) => IsIn(Found(one, others), Found(one, [.. others, .. further]));

    [Property(MaxTest = 1000, Arbitrary = [typeof(SafetyCheckPropertyTests)])]
    public bool the_order_of_the_history_does_not_matter(Some one, Some[] others) =>
        Found(one, others).SequenceEqual(Found(one, [.. others.Reverse()]));

    [Property(MaxTest = 1000, Arbitrary = [typeof(SafetyCheckPropertyTests)])]
    public bool the_order_of_the_lines_does_not_matter(Some one, Some other)
    {
        KnownLine[] lines = [Line(one, 1), Line(other, 2)];
        return Within(lines).SequenceEqual(Within([.. lines.Reverse()]));
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(SafetyCheckPropertyTests)])]
    public bool what_shares_no_key_hits_nothing(Some one, Some[] others)
    {
        var line = Line(one, 1);
        var keys = MedicationSafetyCheck.KeysOf([line.Line], Examine([line], [], []).Master);
        Some[] read = [.. others.Where((other, place) => MedicationSafetyCheck.KeysOf(Taken(other, place)).Intersect(keys).Any())];
        return Found(one, read).SequenceEqual(Found(one, others));
    }

    /// <summary>Kinds of hits, sorted: what the check says whatever the order.</summary>
    private static List<SafetyHitKind> Found(Some one, IReadOnlyList<Some> others)
    {
        var line = Line(one, 1);
        var hits = MedicationSafetyCheck.Hits(
            [line.Line], Today.PlusDays(one.From), Examine([line], [.. others.Select(Taken)], []), Guid.Empty);
        return [.. Kinds(hits).Order()];
    }

    private static List<SafetyHitKind> Within(IReadOnlyList<KnownLine> lines) => [.. Kinds(Check(lines)).Order()];

    private static bool IsIn(List<SafetyHitKind> fewer, List<SafetyHitKind> more) =>
        fewer.GroupBy(kind => kind).All(group => more.Count(kind => kind == group.Key) >= group.Count());

    private static string CodeOf(Some drug) => $"9{drug.Ingredients:D3}{(int)drug.Route}0000000";

    private static string[] IngredientsOf(Some drug) => [.. Names.Where((_, place) => (drug.Ingredients & (1 << place)) != 0)];

    private static KnownLine Line(Some drug, int rp) => new(
        Tablets with { RpNumber = rp, Drug = new(DrugCodeSystem.Yj, CodeOf(drug)), DrugName = "見本", DaysSupply = drug.Days }, new(IngredientsOf(drug), drug.Route));

    private static MedicationInUse Taken(Some drug, int place)
    {
        var days = Line(drug, 1).Line.TakenFrom(Today.PlusDays(drug.From));
        return new(
            new($"0197f000-0000-7000-8000-{place:D12}"), "1310000023", new(DrugCodeSystem.Yj, CodeOf(drug)), "見本", drug.Known ? IngredientsOf(drug) : [],
            drug.Known ? drug.Route : null, days.Start, days.End);
    }

    /// <summary>How random drugs are made: one or two of four ingredients.</summary>
    public static Arbitrary<Some> Drugs() => Arb.From(
        from ingredients in Gen.Elements(1, 2, 4, 8, 3, 5, 6, 12)
        from route in Gen.Elements(AdministrationRoute.Oral, AdministrationRoute.Injection, AdministrationRoute.External)
        from days in Gen.Choose(1, 20)
        from start in Gen.Choose(-15, 15)
        from known in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new Some(ingredients, route, start, days, known));
}
