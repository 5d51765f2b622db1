using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

public sealed class DrugAllergyTests
{
    private static readonly Guid AllergyId = new("0197f000-0000-7000-8000-000000000051");

    private static readonly DrugAllergyDraft Draft = new(
        PersonId, AllergyId, Drugs.Issuer, Tablets.Drug, Tablets.DrugName, [], AllergyCriticality.High, Today.PlusDays(-1), "全身の発疹");

    private static readonly DrugAllergyRecorded Recorded = new(
        PersonId, AllergyId, Clinic, "123456", Tablets.Drug, Tablets.DrugName, ["loxoprofen", "other"], AllergyCriticality.High, Today.PlusDays(-1), "全身の発疹", Master, Now);

    private static readonly DrugAllergyRefuted Refuted = new(PersonId, AllergyId, Clinic, "123456", "再投与で症状なし", Now);

    [Fact]
    public void an_allergy_is_recorded_to_all_ingredients_of_the_drug_when_none_is_named() =>
        Given<DrugAllergy>.Nothing.When(a => Record(a, Draft)).Then(Recorded);

    [Fact]
    public void or_to_the_one_that_is_named() =>
        Given<DrugAllergy>.Nothing.When(a => Record(a, Draft with { Ingredients = ["other"] })).Then(Recorded with { Ingredients = ["other"] });

    [Fact]
    public void but_not_to_one_that_the_drug_does_not_contain() =>
        Given<DrugAllergy>.Nothing.When(a => Record(a, Draft with { Ingredients = ["third"] })).ThenRejected("prescribing.allergy-to-other-ingredient");

    [Fact]
    public void a_drug_that_the_master_does_not_know_is_refused() =>
        Given<DrugAllergy>.Nothing
            .When(a => DrugAllergy.Record(a, Draft, new(Master, false, [new(1, 1, null, DrugProblem.Unknown)], []), Today, Now)).ThenRejected("prescribing.drug-unknown");

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void the_day_of_the_reaction_does_not_lie_in_the_future(int days, bool refused)
    {
        var decided = Given<DrugAllergy>.Nothing.When(a => Record(a, Draft with { OnsetOn = Today.PlusDays(days) }));
        if (refused)
            decided.ThenRejected("prescribing.allergy-onset-in-future");
        else
            decided.Then(Recorded with { OnsetOn = Today.PlusDays(days) });
    }

    [Fact]
    public void an_allergy_is_recorded_once() =>
        Given<DrugAllergy>.Events(Recorded).When(a => Record(a, Draft)).ThenRejected("prescribing.allergy-recorded-already");

    [Fact]
    public void a_doctor_anywhere_refutes_it() =>
        Given<DrugAllergy>.Events(Recorded).When(a => a!.Refute(Drugs.Issuer with { Institution = "1310000023" }, true, "再投与で症状なし", Now))
            .Then(Refuted with { Institution = "1310000023" });

    [Fact]
    public void a_pharmacist_refutes_what_the_own_pharmacy_recorded() =>
        Given<DrugAllergy>.Events(Recorded with { Institution = Pharmacy }).When(a => a!.Refute(new(Pharmacy, "123456", null), false, "再投与で症状なし", Now))
            .Then(Refuted with { Institution = Pharmacy });

    [Fact]
    public void but_nothing_that_another_institution_recorded() =>
        Given<DrugAllergy>.Events(Recorded).When(a => a!.Refute(new(Pharmacy, "654321", null), false, "", Now)).ThenRejected("prescribing.allergy-of-another-institution");

    [Fact]
    public void it_is_refuted_once() =>
        Given<DrugAllergy>.Events(Recorded, Refuted).When(a => a!.Refute(Drugs.Issuer, true, "", Now)).ThenRejected("prescribing.allergy-refuted-already");

    [Fact]
    public void checks_know_each_ingredient_until_it_is_refuted()
    {
        var recorded = DrugAllergy.Evolve(null, Recorded)!;
        Assert.Equal(["loxoprofen", "other"], recorded.Known.Select(known => known.Ingredient));
        Assert.Empty(DrugAllergy.Evolve(recorded, Refuted)!.Known);
    }

    private static Decision Record(DrugAllergy? existing, DrugAllergyDraft draft) =>
        DrugAllergy.Record(existing, draft, new(Master, false, [new(1, 1, new(["loxoprofen", "other"], AdministrationRoute.Oral))], []), Today, Now);
}
