using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

public sealed class MedicationSafetyCheckTests
{
    [Theory]
    [InlineData(-8, -1, false)] // over the day before
    [InlineData(-8, 0, true)] // its last day is the new drug's first
    [InlineData(2, 3, true)] // inside
    [InlineData(6, 20, true)] // its first day is the new drug's last
    [InlineData(7, 20, false)] // begins the day after
    public void same_ingredient_and_route_on_one_common_day_is_a_duplicate(int from, int through, bool hit) =>
        Assert.Equal(hit, Check(Tablets, Taking(Tablets, Today.PlusDays(from), Today.PlusDays(through))).Count == 1);

    [Theory]
    [InlineData(13, true)]
    [InlineData(14, false)]
    public void an_external_drug_counts_for_14_days_whatever_its_amount(int from, bool hit) =>
        Assert.Equal(hit, Check(Tape, Taking(Tape, Today.PlusDays(from), Today.PlusDays(30))).Count == 1);

    [Fact]
    public void another_strength_or_brand_of_the_same_ingredient_and_route_is_a_duplicate() =>
        Assert.Single(Check(Tablets with { Drug = new(DrugCodeSystem.GeneralName, "1149019F1ZZZ") }, Taking(Tablets, Today, Today)));

    [Fact]
    public void the_same_ingredient_by_another_route_is_none() => Assert.Empty(Check(Tape, Taking(Tablets, Today, Today)));

    [Fact]
    public void each_line_is_told_of_each_drug_it_duplicates()
    {
        MedicationLine[] lines = [Tablets, Tape];
        var hits = MedicationSafetyCheck.Hits(
            lines, Today, Examined(lines, Taking(Tablets, Today, Today), Taking(Tablets, Today, Today.PlusDays(1)), Taking(Tape, Today, Today)), Guid.Empty);
        Assert.Equal([Tablets.DrugName, Tablets.DrugName, Tape.DrugName], hits.Select(hit => hit.DrugName));
    }

    [Theory]
    [InlineData(DosageForm.Oral, 7, 7)]
    [InlineData(DosageForm.OralDrops, 5, 5)]
    [InlineData(DosageForm.Injection, 28, 28)]
    [InlineData(DosageForm.Oral, null, 14)]
    [InlineData(DosageForm.AsNeeded, 3, 14)]
    [InlineData(DosageForm.External, null, 14)]
    [InlineData(DosageForm.Material, null, 14)]
    [InlineData(DosageForm.Other, null, 14)]
    public void a_drug_counts_for_its_days_of_supply_or_14_days(DosageForm form, int? supply, int days)
    {
        var line = Tablets with { Form = form, DaysSupply = supply };
        Assert.Equal(days, line.DaysTaken);
        Assert.Equal(new DateInterval(Today, Today.PlusDays(days - 1)), line.TakenFrom(Today));
    }

    private static IReadOnlyList<SafetyHit> Check(MedicationLine line, MedicationInUse taking) =>
        MedicationSafetyCheck.Hits([line], Today, Examined([line], taking), Guid.Empty);
}
