using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Healthcare.Tests.Prescribing;

/// <summary>What is registered, dispensed and recorded of one person in the same instant, at two processes on one database.</summary>
[Collection(SafetyCollection.Name)]
public sealed class SimultaneousSafetyTests(SafetyHost host, ITestOutputHelper output)
{
    private const int Persons = 40;

    [Fact]
    public async Task of_a_contraindicated_pair_one_is_registered_and_the_other_told() => await RaceAsync("prescribing.contraindicated-medication", async (stories, person) =>
        await Task.WhenAll(
            stories[0].Doctor().PostAsync("/prescriptions", stories[0].Prescription(person)),
            stories[1].Doctor(Story.OtherClinic).PostAsync("/prescriptions", stories[1].Prescription(person, null, SafetyMaster.Contrary))));

    [Fact]
    public async Task a_dispensing_and_a_registration_see_each_other() => await RaceAsync("prescribing.duplicate-medication", async (stories, person) =>
    {
        // As prescribed its days are over; only handed over today it meets what is registered today.
        var earlier = stories[0].Prescription(person) with { IssuedOn = stories[0].Today.PlusDays(-7), ValidThrough = stories[0].Today };
        Story.Done(await stories[0].Doctor().PostAsync("/prescriptions", earlier));
        Story.Done(await stories[0].Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(person.PersonId, earlier.PrescriptionId), $"r-{earlier.PrescriptionId:N}"));
        return await Task.WhenAll(
            stories[0].Pharmacist().PostAsync("/dispensings", Story.Dispensing(person, earlier.PrescriptionId) with { SafetyReason = null }),
            stories[1].Doctor(Story.OtherClinic).PostAsync("/prescriptions", stories[1].Prescription(person)));
    });

    [Fact]
    public async Task a_prescription_that_is_accepted_beside_an_allergy_came_before_it()
    {
        await using var second = await host.StartAsync(host.ConnectionString);
        Story[] stories = [new(host), new(host, second)];
        var insured = await Task.WhenAll(Enumerable.Range(0, Persons).Select(_ => stories[0].InsureAsync()));
        var missed = 0;
        await Task.WhenAll(insured.Select(async person =>
        {
            var (prescription, allergy) = (stories[1].Prescription(person), AllergyOf(person));
            var answers = await Task.WhenAll(
                stories[0].Doctor().PostAsync("/drug-allergies", allergy), stories[1].Doctor(Story.OtherClinic).PostAsync("/prescriptions", prescription));
            Story.Done(answers[0]);
            Assert.True(answers[1].Status == 201 || answers[1].Code == "prescribing.drug-allergy", answers[1].Text);
            if (answers[1].Status == 201 && await PlaceAsync(prescription.PrescriptionId) > await PlaceAsync(allergy.AllergyId))
                Interlocked.Increment(ref missed);
        }));
        output.WriteLine($"races: {missed} missed of {Persons}");
        Assert.Equal(0, missed);
    }

    /// <summary>An allergy to loxoprofen.</summary>
    internal static RecordDrugAllergy AllergyOf(Insured person) =>
        new(person.PersonId, Guid.CreateVersion7(), Story.Loxoprofen.Drug, Story.Loxoprofen.DrugName, AllergyCriticality.High, null, null, "全身の発疹");

    /// <summary>Of two, one is accepted and the other refused for this.</summary>
    private async Task RaceAsync(string code, Func<Story[], Insured, Task<Answer[]>> race)
    {
        await using var second = await host.StartAsync(host.ConnectionString);
        Story[] stories = [new(host), new(host, second)];
        foreach (var story in stories)
            Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(await story.InsureAsync())));
        var insured = await Task.WhenAll(Enumerable.Range(0, Persons).Select(_ => stories[0].InsureAsync()));
        var answers = await Task.WhenAll(insured.Select(person => race(stories, person)));

        Assert.All(answers.SelectMany(two => two), answer => Assert.True(answer.Status == 201 || answer.Code == code, answer.Text));
        var missed = answers.Count(two => two.Count(answer => answer.Status == 201) != 1);
        output.WriteLine($"races: {missed} missed of {Persons}");
        Assert.Equal(0, missed);
    }

    private async Task<long> PlaceAsync(Guid stream) =>
        (await host.Rows.ListAsync("select min(seq_id) from healthcare.mt_events where stream_id = $1", row => row.GetInt64(0), stream))[0];
}
