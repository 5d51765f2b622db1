using Alba;
using Healthcare.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Healthcare.Tests.Prescribing;

[Collection(HostCollection.Name)]
public sealed class SimultaneousPrescriptionsTests(RunningHost host, ITestOutputHelper output)
{
    private const int Persons = 60;
    private static readonly string[] Clinics = ["1310000011", "1310000012", "1310000013", "1310000014"];

    [Fact]
    public async Task four_clinics_in_one_instant_see_each_other() => await RaceAsync(host.Alba);

    [Fact]
    public async Task four_clinics_at_two_processes_on_one_database_see_each_other()
    {
        await using var second = await host.StartAsync(host.ConnectionString);
        await RaceAsync(second);
    }

    /// <summary>Of four prescriptions of the same drug one is accepted, and three are told of it.</summary>
    private async Task RaceAsync(IAlbaHost other)
    {
        Story[] stories = [new(host), new(host, other)];
        var insured = await Task.WhenAll(Enumerable.Range(0, Persons).Select(_ => stories[0].InsureAsync()));

        // A process that has just started is late for its first prescription, and what comes after the others' commit is no race.
        foreach (var story in stories)
            Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(await story.InsureAsync())));

        var answers = await Task.WhenAll(insured.Select(person => Task.WhenAll(Clinics.Select((clinic, i) =>
            stories[i % 2].Doctor(clinic).PostAsync("/prescriptions", stories[0].Prescription(person))))));

        var missed = answers.Count(four => four.Count(answer => answer.Status == 201) != 1);
        Assert.All(answers.SelectMany(four => four), answer => Assert.True(answer.Status is 201 || answer.Code == "prescribing.duplicate-medication", answer.Text));
        output.WriteLine($"races: {missed} missed of {Persons}");
        Assert.Equal(0, missed);
    }
}
