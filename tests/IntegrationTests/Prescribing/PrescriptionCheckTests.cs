using System.Text.Json;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Tests.Support;
using Xunit;
using static Healthcare.Tests.Prescribing.SimultaneousSafetyTests;

namespace Healthcare.Tests.Prescribing;

/// <summary>Dry runs.</summary>
[Collection(SafetyCollection.Name)]
public sealed class PrescriptionCheckTests(SafetyHost host)
{
    public static TheoryData<string, string> Cases => new()
    {
        { "nothing", "accepted" },
        { "duplicate", "prescribing.duplicate-medication" },
        { "contraindicated", "prescribing.contraindicated-medication" },
        { "inside", "prescribing.contraindicated-medication" },
        { "allergy", "prescribing.drug-allergy" },
        { "reason", "accepted" },
        { "unknown", "prescribing.drug-unknown" },
        { "limit", "prescribing.supply-limit" },
        { "tomorrow", "prescribing.issued-in-future" },
        { "again", "prescribing.already-registered" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task a_dry_run_gives_exactly_what_registering_gives(string kind, string outcome)
    {
        var story = new Story(host);
        var person = await story.InsureAsync();
        var prescription = await PrepareAsync(story, person, kind);

        var before = await EventsAsync(person);
        var check = Story.Done(await story.Doctor().PostAsync("/prescription-checks", prescription)).Body;
        Assert.Equal(outcome, check.GetProperty("outcome").GetString());
        Assert.Equal("safety-test", check.GetProperty("drugMaster").GetString());
        Assert.Equal(before, await EventsAsync(person));

        var registered = await story.Doctor().PostAsync("/prescriptions", prescription, key: $"{Guid.NewGuid():N}");
        Assert.Equal(outcome, registered.Status == 201 ? "accepted" : registered.Code);
        if (registered.Body.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Object && details.TryGetProperty("hits", out _))
            Assert.Equal(details.GetRawText(), check.GetProperty("alerts").GetRawText());
    }

    [Fact]
    public async Task a_dry_run_tells_everything_at_once_where_a_refusal_tells_the_first()
    {
        var story = new Story(host);
        var person = await story.InsureAsync();
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(person)));
        var check = Story.Done(await story.Doctor().PostAsync("/prescription-checks", story.Prescription(
            person, null, SafetyMaster.Unknown, SafetyMaster.Contrary with { RpNumber = 2 }, SafetyMaster.Limited with { RpNumber = 3, DaysSupply = 15 }))).Body;

        Assert.Equal("prescribing.drug-unknown", check.GetProperty("outcome").GetString());
        Assert.Equal(SafetyMaster.Contrary.DrugName, check.GetProperty("drugs")[0].GetProperty("suggestions")[0].GetProperty("name").GetString());
        Assert.Equal(1, check.GetProperty("alerts").GetProperty("hits").GetInt32());
        Assert.True(check.GetProperty("supplyLimits")[0].GetProperty("exceeded").GetBoolean());
    }

    [Fact]
    public async Task details_of_others_need_consent_and_an_oral_one_opens_them()
    {
        var story = new Story(host);
        var person = await story.InsureAsync();
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/drug-allergies", AllergyOf(person)));
        var prescription = story.Prescription(person);

        var hidden = Story.Done(await story.Doctor().PostAsync("/prescription-checks", prescription)).Body.GetProperty("alerts");
        Assert.Equal((1, 0, true), (hidden.GetProperty("hits").GetInt32(), hidden.GetProperty("found").GetArrayLength(), hidden.GetProperty("detailsNeedConsent").GetBoolean()));

        await story.CheckAsync(person);
        Story.Done(await story.Doctor().PostAsync("/oral-consents", new RecordOralConsent(person.PersonId, Guid.CreateVersion7(), [InformationKind.Drugs])));
        var shown = Story.Done(await story.Doctor().PostAsync("/prescription-checks", prescription)).Body.GetProperty("alerts");
        Assert.Equal(Story.OtherClinic, shown.GetProperty("found")[0].GetProperty("allergy").GetProperty("institution").GetString());
    }

    [Fact]
    public async Task a_dry_run_leaves_an_access_and_nothing_else()
    {
        var story = new Story(host);
        var person = await story.InsureAsync();
        var prescription = story.Prescription(person);
        Story.Done(await story.Doctor().PostAsync("/prescription-checks", prescription));
        Assert.Equal(0, await host.Rows.CountAsync("healthcare.command_receipt where key = $1", $"{prescription.PrescriptionId:N}"));

        var accesses = Story.Done(await story.Person(person.PersonId).GetAsync($"/insured-persons/{person.PersonId}/accesses")).Body;
        Assert.Contains(accesses.EnumerateArray(), line => line.GetProperty("action").GetString() == "CheckPrescription" && line.GetProperty("outcome").GetString() == "ok");
    }

    [Fact]
    public async Task a_pharmacist_runs_no_prescription_dry()
    {
        var story = new Story(host);
        Assert.Equal(403, (await story.Pharmacist().PostAsync("/prescription-checks", story.Prescription(await story.InsureAsync()))).Status);
    }

    [Fact]
    public async Task a_dispensing_is_run_dry_by_the_holder_only()
    {
        var story = new Story(host);
        var person = await story.InsureAsync();
        var prescription = story.Prescription(person);
        Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
        Story.Done(await story.Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(person.PersonId, prescription.PrescriptionId), $"r-{prescription.PrescriptionId:N}"));
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/drug-allergies", AllergyOf(person)));
        var dispensing = Story.Dispensing(person, prescription.PrescriptionId) with { SafetyReason = null };

        Assert.Equal("prescribing.wrong-secret", (await story.Pharmacist().PostAsync("/dispensing-checks", dispensing with { Secret = "another" })).Code);
        var check = Story.Done(await story.Pharmacist().PostAsync("/dispensing-checks", dispensing)).Body;
        Assert.Equal("prescribing.drug-allergy", check.GetProperty("outcome").GetString());
        var refused = await story.Pharmacist().PostAsync("/dispensings", dispensing);
        Assert.Equal("prescribing.drug-allergy", refused.Code);
        Assert.Equal(refused.Body.GetProperty("details").GetRawText(), check.GetProperty("alerts").GetRawText());
    }

    private async Task<RegisterPrescription> PrepareAsync(Story story, Insured person, string kind)
    {
        if (kind is "duplicate" or "contraindicated" or "reason")
            Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(person)));
        if (kind == "allergy")
            Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/drug-allergies", AllergyOf(person)));

        var plain = story.Prescription(person);
        if (kind == "again")
            Story.Done(await story.Doctor().PostAsync("/prescriptions", plain));
        return kind switch
        {
            "contraindicated" => story.Prescription(person, null, SafetyMaster.Contrary),
            "inside" => story.Prescription(person, null, Story.Loxoprofen, SafetyMaster.Contrary with { RpNumber = 2 }),
            "reason" => story.Prescription(person, "前の薬を紛失"),
            "unknown" => story.Prescription(person, null, SafetyMaster.Unknown),
            "limit" => story.Prescription(person, null, SafetyMaster.Limited with { DaysSupply = 15 }),
            "tomorrow" => plain with { IssuedOn = story.Today.PlusDays(1) },
            _ => plain,
        };
    }

    private Task<long> EventsAsync(Insured person) =>
        host.Rows.CountAsync("healthcare.mt_events where data ->> 'personId' = $1", person.PersonId.ToString());
}
