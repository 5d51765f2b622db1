using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Commands;

[Collection(HostCollection.Name)]
public sealed class ConcurrencyTests(RunningHost host)
{
    private static int localNumbers;
    private readonly Story story = new(host);

    [Fact]
    public async Task a_stale_version_is_refused_and_stores_nothing()
    {
        var insured = await story.InsureAsync();
        var events = await host.Rows.EventsOfAsync(insured.PersonId);
        var answer = await story.Clerk().PostAsync("/local-patient-numbers", Link(insured), NewKey(), "W/\"1\"");
        Assert.Equal((412, "request.stale-version"), (answer.Status, answer.Code));
        Assert.Equal(events, await host.Rows.EventsOfAsync(insured.PersonId));
    }

    [Fact]
    public async Task the_current_version_passes_and_the_next_one_is_told()
    {
        var insured = await story.InsureAsync();
        var answer = Story.Done(await story.Clerk().PostAsync("/local-patient-numbers", Link(insured), NewKey(), "W/\"2\""));
        Assert.Equal("W/\"3\"", answer.Headers.ETag?.ToString());
    }

    [Fact]
    public async Task after_reading_again_the_same_command_passes_with_the_current_version()
    {
        var insured = await story.InsureAsync();
        var (command, key) = (Link(insured), NewKey());
        Assert.Equal(412, (await story.Clerk().PostAsync("/local-patient-numbers", command, key, "\"1\"")).Status);
        Story.Done(await story.Clerk().PostAsync("/local-patient-numbers", command, key, "\"2\""));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"x\"")]
    [InlineData("\"1\", \"2\"")]
    public async Task a_version_that_is_not_understood_is_refused(string ifMatch)
    {
        var insured = await story.InsureAsync();
        var answer = await story.Clerk().PostAsync("/local-patient-numbers", Link(insured), NewKey(), ifMatch);
        Assert.Equal((400, "If-Match"), (answer.Status, answer.Body.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Fact]
    public async Task of_two_pharmacies_that_receive_at_once_exactly_one_wins()
    {
        for (var round = 0; round < 10; round++)
        {
            var insured = await story.InsureAsync();
            var prescription = story.Prescription(insured);
            Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
            var answers = await Task.WhenAll(new[] { "1340000001", "1340000002" }.Select(pharmacy => story.Pharmacist(pharmacy).PostAsync(
                "/prescription-receipts", new ReceivePrescription(insured.PersonId, prescription.PrescriptionId), NewKey())));

            Assert.Single(answers, answer => answer.Status == 201);
            Assert.Single(answers, answer => answer.Code == "prescribing.held-by-another-pharmacy");
            Assert.Single(await host.Rows.EventsOfAsync(insured.PersonId), name => name.Contains("received", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task thirty_dispensings_of_one_prescription_at_once_are_one()
    {
        var insured = await story.InsureAsync();
        var prescription = story.Prescription(insured);
        Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
        Story.Done(await story.Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(insured.PersonId, prescription.PrescriptionId), NewKey()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => story.Pharmacist().PostAsync(
            "/dispensings", Story.Dispensing(insured, prescription.PrescriptionId))));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(29, answers.Count(answer => answer.Code == "prescribing.dispense-when-dispensed"));
        Assert.Single(await host.Rows.EventsOfAsync(insured.PersonId), name => name.Contains("dispensed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task an_insured_identity_asked_for_by_ten_persons_at_once_is_given_to_one()
    {
        var insurer = story.As(Role.Insurer, Story.Insurer);
        var persons = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            var person = new Insured(Guid.CreateVersion7(), string.Empty, string.Empty, new(1980, 5, 5));
            Story.Done(await insurer.PostAsync("/insured-persons", Story.Register(person)));
            return person;
        }));
        var number = $"R{Interlocked.Increment(ref localNumbers)}";

        var answers = await Task.WhenAll(persons.Select(person => insurer.PostAsync("/coverages", new RegisterCoverage(
            person.PersonId, Guid.CreateVersion7(), Story.Insurer, "12", number, "01",
            Domain.Eligibility.InsuranceCategory.Employees, Domain.Eligibility.Relationship.Insured, new(2020, 4, 1), 30))));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(9, answers.Count(answer => answer.Code == "eligibility.insured-identity-taken"));
    }

    [Fact]
    public async Task two_hundred_commands_of_different_persons_at_once_lose_no_event()
    {
        var insurer = story.As(Role.Insurer, Story.Insurer);
        var persons = Enumerable.Range(0, 200).Select(_ => new Insured(Guid.CreateVersion7(), string.Empty, string.Empty, new(1980, 5, 5))).ToArray();
        var before = await host.Rows.CountAsync("healthcare.mt_events where type = 'eligibility.insured-person-registered.v1'");

        var answers = await Task.WhenAll(persons.Select(person => insurer.PostAsync("/insured-persons", Story.Register(person))));

        Assert.All(answers, answer => Story.Done(answer));
        Assert.Equal(before + 200, await host.Rows.CountAsync("healthcare.mt_events where type = 'eligibility.insured-person-registered.v1'"));
        Assert.Equal(200, await host.Rows.CountAsync("healthcare.mt_streams where id = any($1) and version = 1", persons.Select(person => person.PersonId).ToArray()));
        Assert.Equal(200, await host.Rows.CountAsync("healthcare.access_record where person_id = any($1)", persons.Select(person => person.PersonId).ToArray()));
    }

    private static LinkLocalPatientNumber Link(Insured insured) => new(insured.PersonId, $"C{Interlocked.Increment(ref localNumbers)}");

    private static string NewKey() => Guid.NewGuid().ToString();
}
