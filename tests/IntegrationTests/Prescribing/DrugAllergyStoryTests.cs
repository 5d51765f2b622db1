using Healthcare.Application.Prescribing;
using Healthcare.Tests.Support;
using Xunit;
using static Healthcare.Tests.Prescribing.SimultaneousSafetyTests;

namespace Healthcare.Tests.Prescribing;

[Collection(SafetyCollection.Name)]
public sealed class DrugAllergyStoryTests(SafetyHost host)
{
    [Fact]
    public async Task an_allergy_stands_against_a_prescription_until_it_is_refuted()
    {
        var story = new Story(host);
        var person = await story.InsureAsync();
        var allergy = AllergyOf(person);
        var recorded = Story.Done(await story.Doctor().PostAsync("/drug-allergies", allergy)).Body;
        Assert.Equal(("yj:1149019", "safety-test"), (recorded.GetProperty("ingredients")[0].GetString(), recorded.GetProperty("drugMaster").GetString()));

        var refused = await story.Doctor().PostAsync("/prescriptions", story.Prescription(person));
        Assert.Equal("prescribing.drug-allergy", refused.Code);
        Assert.Equal(allergy.AllergyId, refused.Body.GetProperty("details").GetProperty("found")[0].GetProperty("allergy").GetProperty("allergyId").GetGuid());

        var elsewhere = await story.Pharmacist().PostAsync("/drug-allergy-refutations", new RefuteDrugAllergy(person.PersonId, allergy.AllergyId, "思い違い"), "p1");
        Assert.Equal((403, "prescribing.allergy-of-another-institution"), (elsewhere.Status, elsewhere.Code));
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/drug-allergy-refutations", new RefuteDrugAllergy(person.PersonId, allergy.AllergyId, "再投与で症状なし"), "d1"));
        Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(person)));
    }

    [Fact]
    public async Task the_person_reads_it_and_may_not_change_it_and_others_need_consent()
    {
        var story = new Story(host);
        var person = await story.InsureAsync();
        var allergy = AllergyOf(person);
        Story.Done(await story.Doctor().PostAsync("/drug-allergies", allergy));
        await FhirModel.UpToDateAsync(host);

        var own = Story.Done(await story.Person(person.PersonId).GetAsync($"/fhir/AllergyIntolerance?patient={person.PersonId}&clinical-status=active")).Body;
        Assert.Equal("YCM1149019F1560", own.GetProperty("entry")[0].GetProperty("resource").GetProperty("code").GetProperty("coding")[0].GetProperty("code").GetString());
        Assert.Equal(403, (await story.Person(person.PersonId).PostAsync("/drug-allergy-refutations", new RefuteDrugAllergy(person.PersonId, allergy.AllergyId, "なし"), "own")).Status);
        Assert.Equal(403, (await story.Doctor(Story.OtherClinic).GetAsync($"/fhir/AllergyIntolerance/{allergy.AllergyId}")).Status);
        await story.CheckAsync(person);
        await story.ConsentAsync(person);
        Story.Done(await story.Doctor().GetAsync($"/fhir/AllergyIntolerance/{allergy.AllergyId}"));
    }

    [Fact]
    public async Task an_allergy_to_what_the_master_does_not_know_is_refused_with_suggestions()
    {
        var story = new Story(host);
        var refused = await story.Doctor().PostAsync("/drug-allergies", AllergyOf(await story.InsureAsync()) with
        {
            Drug = SafetyMaster.Unknown.Drug,
            DrugName = SafetyMaster.Unknown.DrugName,
        });
        Assert.Equal((422, "prescribing.drug-unknown"), (refused.Status, refused.Code));
        Assert.Equal(SafetyMaster.Contrary.DrugName, refused.Body.GetProperty("details")[0].GetProperty("suggestions")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task an_allergy_of_nobody_is_refused()
    {
        var story = new Story(host);
        Assert.Equal("eligibility.person-not-found", (await story.Doctor().PostAsync("/drug-allergies", AllergyOf(new(Guid.CreateVersion7(), "", "", default)))).Code);
    }
}
