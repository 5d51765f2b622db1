using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Prescribing.Drugs;
using static Healthcare.Tests.Prescribing.SafetyCases;

namespace Healthcare.Tests.Prescribing;

/// <summary>併用禁忌, allergies, and what lines of one prescription have against each other.</summary>
public sealed class SafetyCheckRulesTests
{
    [Theory]
    [InlineData(-8, -1, false)] // over the day before
    [InlineData(-8, 0, true)] // its last day is the new drug's first
    [InlineData(6, 20, true)] // its first day is the new drug's last
    [InlineData(7, 20, false)] // begins the day after
    public void a_contraindicated_pair_on_one_common_day_is_found(int from, int through, bool hit) =>
        Assert.Equal(hit, Kinds(Check([A], InUse(B, Today.PlusDays(from), Today.PlusDays(through)))).SequenceEqual([SafetyHitKind.Contraindicated]));

    [Fact]
    public void a_pair_is_found_from_either_side()
    {
        Assert.Single(Check([A], InUse(B)));
        Assert.Single(Check([B], InUse(A)));
    }

    [Fact]
    public void a_pair_that_is_about_another_route_is_none()
    {
        var injected = B with { Facts = new(["b"], AdministrationRoute.Injection) };
        Assert.Empty(Check([A], InUse(injected)));
        Assert.Empty(Check([injected], InUse(A)));
    }

    [Fact]
    public void ingredients_that_are_no_pair_are_none() => Assert.Empty(Check([A], InUse(C)));

    [Fact]
    public void a_combination_product_duplicates_each_of_its_ingredients()
    {
        Assert.Equal([SafetyHitKind.Duplicate], Kinds(Check([AandC], InUse(C))));
        Assert.Equal([SafetyHitKind.Duplicate], Kinds(Check([C], InUse(AandC))));
    }

    [Fact]
    public void a_drug_that_was_registered_without_a_master_is_compared_by_its_code() =>
        Assert.Single(Check([A], InUse(A) with { Ingredients = [], Route = null }), hit => hit.Explanation.Contains("by the code (yj:1111001)", StringComparison.Ordinal));

    [Theory]
    [InlineData(AdministrationRoute.Oral)]
    [InlineData(AdministrationRoute.External)]
    public void an_allergy_is_found_by_whatever_route(AdministrationRoute route) =>
        Assert.Equal([SafetyHitKind.Allergy], Kinds(Check([A with { Facts = new(["a"], route) }], [], [Allergy("a")])));

    [Fact]
    public void an_allergy_to_another_ingredient_is_none() => Assert.Empty(Check([A], [], [Allergy("b")]));

    [Fact]
    public void a_contraindicated_pair_inside_a_prescription_is_told_once_at_the_later_line()
    {
        var hit = Assert.Single(Check([A, B]));
        Assert.Equal((SafetyHitKind.Contraindicated, B.Line.RpNumber, (LinePlace?)LinePlace.Of(A.Line)), (hit.Kind, hit.RpNumber, hit.Beside));
    }

    [Fact]
    public void two_products_of_one_ingredient_in_two_rp_on_one_day_are_duplicates()
    {
        var hit = Assert.Single(Check([A, At(OtherA, 2)]));
        Assert.Equal((SafetyHitKind.Duplicate, (LinePlace?)LinePlace.Of(A.Line)), (hit.Kind, hit.Beside));
    }

    [Fact]
    public void two_strengths_in_one_rp_make_up_one_dose() => Assert.Empty(Check([A, At(OtherA, 1, 2)]));

    [Fact]
    public void one_product_in_two_rp_is_a_dose_that_changes_with_the_time_of_day() => Assert.Empty(Check([A, At(A, 2)]));

    [Fact]
    public void a_line_that_goes_on_beside_a_dispensing_is_looked_at_for_pairs_only()
    {
        var examination = Examine([A], [], []);
        OwnLine[] beside = [new(B.Line, B.Facts, Today), new(At(A, 2).Line, A.Facts, Today)];
        Assert.Equal([SafetyHitKind.Contraindicated], Kinds(MedicationSafetyCheck.Hits([A.Line], Today, examination, Guid.Empty, beside)));
    }

    [Fact]
    public void what_the_same_prescription_brought_in_is_not_compared() =>
        Assert.Empty(MedicationSafetyCheck.Hits([A.Line], Today, Examine([A], [InUse(A)], []), InUse(A).PrescriptionId));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void what_nobody_received_in_time_does_not_count_from_the_day_after(int lapses, bool hit) =>
        Assert.Equal(hit, Check([A], InUse(A) with { Lapses = Today.PlusDays(lapses) }).Count == 1);

    [Fact]
    public void an_explanation_tells_rule_ingredient_days_and_master()
    {
        Assert.Equal(
            "Same ingredient (a) by the same route (oral): this drug counts from 2026-04-01 through 2026-04-07, the other, as prescribed, from 2026-04-01 through 2026-04-07; drug master test-1.",
            Assert.Single(Check([A], InUse(A))).Explanation);
        Assert.Equal(
            "a must not be taken together with b (見本添付文書): this drug counts from 2026-04-01 through 2026-04-07, the other, as dispensed, from 2026-04-01 through 2026-04-07; drug master test-1.",
            Assert.Single(Check([A], InUse(B) with { Pharmacy = Pharmacy })).Explanation);
        Assert.Equal(
            "An allergy to a is recorded, and the drug contains it; the route does not matter; drug master test-1.", Assert.Single(Check([A], [], [Allergy("a")])).Explanation);
    }

    [Fact]
    public void an_explanation_names_neither_the_other_drug_nor_any_institution() =>
        Assert.All(Check([A], InUse(B), InUse(OtherA)), hit =>
        {
            Assert.DoesNotContain(hit.With!.DrugName, hit.Explanation, StringComparison.Ordinal);
            Assert.DoesNotContain(hit.With.Institution, hit.Explanation, StringComparison.Ordinal);
        });
}
