using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Xunit;

namespace Healthcare.Tests.Commands;

[Collection(HostCollection.Name)]
public sealed class RecordIdTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task a_new_record_cannot_take_the_id_of_another_persons_record()
    {
        var (insured, other) = (await story.InsureAsync(), await story.InsureAsync());

        var answer = await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured) with { PrescriptionId = other.PersonId });

        Assert.Equal(409, answer.Status);
        Assert.Equal("request.id-taken", answer.Code);
    }

    [Fact]
    public async Task the_same_dispensing_id_for_two_persons_mixes_nothing_up()
    {
        var dispensing = Guid.CreateVersion7();
        foreach (var insured in new[] { await story.InsureAsync(), await story.InsureAsync() })
        {
            var prescription = story.Prescription(insured);
            Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
            Story.Done(await story.Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(insured.PersonId, prescription.PrescriptionId), key: $"r-{prescription.PrescriptionId:N}"));
            Story.Done(await story.Pharmacist().PostAsync("/dispensings", Story.Dispensing(insured, prescription.PrescriptionId, dispensing), key: $"d-{prescription.PrescriptionId:N}"));
            await FhirModel.UpToDateAsync(host);
            await AssertOneAsync(insured, "MedicationDispense", "subject");
        }
    }

    [Fact]
    public async Task the_same_coverage_id_for_two_persons_mixes_nothing_up()
    {
        var coverage = Guid.CreateVersion7();
        List<Insured> both = [];
        foreach (var number in new[] { "77001", "77002" })
        {
            var insured = new Insured(Guid.CreateVersion7(), number, string.Empty, new LocalDate(1980, 5, 5));
            var insurer = story.As(Role.Insurer, Story.Insurer);
            Story.Done(await insurer.PostAsync("/insured-persons", Story.Register(insured)));
            Story.Done(await insurer.PostAsync("/coverages", new RegisterCoverage(
                insured.PersonId, coverage, Story.Insurer, "77", number, "01", InsuranceCategory.Employees, Relationship.Insured, new LocalDate(2020, 4, 1), 30), key: $"c-{insured.PersonId:N}"));
            both.Add(insured);
        }

        await FhirModel.UpToDateAsync(host);
        foreach (var insured in both)
            await AssertOneAsync(insured, "Coverage", "beneficiary");
    }

    [Fact]
    public async Task every_event_bears_the_time_at_which_the_gate_let_its_command_through()
    {
        var insured = await story.InsureAsync();
        using var later = host.Clock.Move(Duration.FromMinutes(40));
        await story.CheckAsync(insured);
        await story.CheckAsync(insured);

        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select count(*) from healthcare.mt_events where data ->> 'personId' = $1 and type like '%checked%' and abs(extract(epoch from timestamp - (data ->> 'checkedAt')::timestamptz)) < 0.001");
        command.Parameters.Add(new() { Value = insured.PersonId.ToString() });
        Assert.Equal(2L, await command.ExecuteScalarAsync());
    }

    private async Task AssertOneAsync(Insured insured, string type, string member)
    {
        var found = Story.Done(await story.Person(insured.PersonId).GetAsync($"/fhir/{type}?patient={insured.PersonId}"));
        var entry = Assert.Single(found.Body.GetProperty("entry").EnumerateArray());
        Assert.Equal($"Patient/{insured.PersonId}", entry.GetProperty("resource").GetProperty(member).GetProperty("reference").GetString());
    }
}
