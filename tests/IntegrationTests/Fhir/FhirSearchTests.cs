using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Drugs;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Fhir;

[Collection(HostCollection.Name)]
public sealed class FhirSearchTests(RunningHost host)
{
    private static readonly string[] SevenDrugs =
        ["1149019F1560", "1141007F3023", "2233002F1174", "4490023F1024", "2316009F1022", "3962002F2027", "2329021F1323"];

    private readonly Story story = new(host);

    [Fact]
    public async Task pages_follow_each_other_without_gap_or_repetition()
    {
        var insured = await story.InsureAsync();
        var lines = SevenDrugs.Index().Select(drug => Story.Loxoprofen with
        {
            RpNumber = drug.Index + 1,
            Drug = new(DrugCodeSystem.Yj, drug.Item),
            DrugName = SampleDrugMaster.InForce.Master.Product(drug.Item)!.Name,
        }).ToArray();
        Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured, null, lines)));
        await FhirModel.UpToDateAsync(host);

        List<string> seen = [];
        string? next = $"/fhir/MedicationRequest?patient=Patient/{insured.PersonId}&_count=3";
        var pages = 0;
        while (next is not null)
        {
            var page = Story.Done(await story.Person(insured.PersonId).GetAsync(next));
            seen.AddRange(page.Body.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource").GetProperty("id").GetString()!));
            next = page.Body.TryGetProperty("link", out var link) ? link[0].GetProperty("url").GetString() : null;
            pages++;
        }

        Assert.Equal(3, pages);
        Assert.Equal(7, seen.Distinct().Count());
    }

    [Fact]
    public async Task the_next_page_of_a_search_by_form_is_narrowed_as_the_first_was()
    {
        var insured = await story.InsureAsync();
        foreach (var days in new[] { 40, 20, 0 })
            Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured) with { IssuedOn = story.Today.PlusDays(-days) }));
        await FhirModel.UpToDateAsync(host);
        var me = story.Person(insured.PersonId);

        var form = System.Text.Encoding.UTF8.GetBytes($"patient={insured.PersonId}&status=active&authoredon=ge{story.Today.PlusDays(-20):uuuu-MM-dd}&_count=1");
        var first = Story.Done(await me.PostRawAsync("/fhir/MedicationRequest/_search", form, "application/x-www-form-urlencoded")).Body;
        var second = Story.Done(await me.GetAsync(first.GetProperty("link")[0].GetProperty("url").GetString()!)).Body;

        Assert.Equal(1, second.GetProperty("entry").GetArrayLength());
        Assert.False(second.TryGetProperty("link", out _), second.GetRawText()); // Only two were asked for.
    }

    [Theory]
    [InlineData("status=active", 1)]
    [InlineData("status=completed", 0)]
    [InlineData("authoredon=ge2000-01-01", 1)]
    [InlineData("authoredon=lt2000-01-01", 0)]
    public async Task parameters_narrow_the_search(string parameter, int found)
    {
        var insured = await story.InsureAsync();
        Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured)));
        await FhirModel.UpToDateAsync(host);

        var page = Story.Done(await story.Person(insured.PersonId).GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}&{parameter}"));

        Assert.Equal(found, page.Body.GetProperty("entry").GetArrayLength());
    }

    [Theory]
    [InlineData("/fhir/MedicationRequest?patient={0}&statsu=active", "request.unknown-parameter")]
    [InlineData("/fhir/MedicationRequest?patient={0}&authoredon=yesterday", "request.invalid")]
    [InlineData("/fhir/MedicationRequest?patient={0}&_count=0", "request.invalid")]
    [InlineData("/fhir/MedicationRequest", "request.invalid")]
    [InlineData("/fhir/Patient?identifier=a", "request.unknown-parameter")]
    public async Task what_is_not_understood_is_refused_not_ignored(string address, string code)
    {
        var person = Guid.CreateVersion7();

        var answer = await story.Person(person).GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, person));

        Assert.Equal(400, answer.Status);
        Assert.Equal("OperationOutcome", answer.Body.GetProperty("resourceType").GetString());
        Assert.Contains(code, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_patient_is_found_by_identifier_in_the_body_once_verified_at_the_counter()
    {
        var insured = await story.InsureAsync();
        await FhirModel.UpToDateAsync(host);
        var body = System.Text.Encoding.UTF8.GetBytes(
            $"identifier={Uri.EscapeDataString($"http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID|{Story.Insurer}:12:{insured.Number}:01")}");

        var before = await story.Clerk().PostRawAsync("/fhir/Patient/_search", body, "application/x-www-form-urlencoded");
        Assert.Equal(403, before.Status);

        await story.CheckAsync(insured);
        var after = Story.Done(await story.Clerk().PostRawAsync("/fhir/Patient/_search", body, "application/x-www-form-urlencoded"));
        Assert.Equal(insured.PersonId.ToString(), after.Body.GetProperty("entry")[0].GetProperty("resource").GetProperty("id").GetString());
    }

    [Fact]
    public async Task what_is_served_is_what_was_stored()
    {
        var insured = await story.InsureAsync();
        await FhirModel.UpToDateAsync(host);

        var read = Story.Done(await story.Person(insured.PersonId).GetAsync($"/fhir/Patient/{insured.PersonId}"));
        var search = Story.Done(await story.Person(insured.PersonId).GetAsync($"/fhir/Patient?_id={insured.PersonId}"));

        Assert.Equal("Patient", read.Body.GetProperty("resourceType").GetString());
        Assert.Equal(read.Text, search.Body.GetProperty("entry")[0].GetProperty("resource").GetRawText());
        Assert.Equal(JsonValueKind.Object, read.Body.GetProperty("meta").ValueKind);
    }
}
