using System.Text.Json;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Tests.Support;
using NodaTime;
using UglyToad.PdfPig;
using Xunit;

namespace Healthcare.Tests.Prescribing;

/// <summary>薬剤情報 over HTTP: who may read it, how far back, page by page, as JSON, FHIR and PDF.</summary>
[Collection(HostCollection.Name)]
public sealed class MedicationHistoryTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task the_person_and_with_consent_a_doctor_see_what_was_prescribed_and_dispensed_anywhere_at_once()
    {
        var insured = await MedicatedAsync();
        Assert.Equal((403, "eligibility.consent-required"), await story.Doctor().GetAsync(Path(insured)) is var refused ? (refused.Status, refused.Code) : default);
        var own = Story.Done(await story.Person(insured.PersonId).GetAsync(Path(insured)));

        await story.CheckAsync(insured);
        await story.ConsentAsync(insured);
        var seen = Story.Done(await story.Doctor().GetAsync(Path(insured)));
        Assert.Equal("no-store", seen.Headers.CacheControl!.ToString());
        Assert.Equal(own.Text, seen.Text);
        var line = Assert.Single(seen.Body.GetProperty("lines").EnumerateArray());
        Assert.Equal(("dispensed", "dispensed", true), (Text(line, "stage"), Text(line, "status"), line.GetProperty("current").GetBoolean()));
        Assert.Equal((Story.OtherClinic, Story.Pharmacy), (Text(line.GetProperty("prescribedAt"), "number"), Text(line.GetProperty("pharmacy"), "number")));
        Assert.Equal((Story.Loxoprofen.DrugName, $"{story.Today:uuuu-MM-dd}", $"{story.Today.PlusDays(6):uuuu-MM-dd}"), (Text(line, "drugName"), Text(line, "from"), Text(line, "through")));
    }

    [Fact]
    public async Task nobody_else_reads_it()
    {
        var (insured, other) = (await MedicatedAsync(), await story.InsureAsync());
        Assert.Equal(403, (await story.Person(other.PersonId).GetAsync(Path(insured))).Status);
        Assert.Equal(403, (await story.Person(other.PersonId).GetAsync($"{Path(insured)}.pdf")).Status);
        Assert.Equal(403, (await story.Clerk().GetAsync(Path(insured))).Status);
    }

    [Fact]
    public async Task one_view_has_what_is_current_the_other_what_is_past()
    {
        var insured = await story.InsureAsync();
        await PrescribeAsync(insured, story.Today);
        await PrescribeAsync(insured, story.Today.PlusDays(-30));
        var me = story.Person(insured.PersonId);
        foreach (var (view, days) in new[] { ("current", new[] { 0 }), ("past", [-30]), ("all", [0, -30]) })
        {
            var lines = Story.Done(await me.GetAsync($"{Path(insured)}?view={view}")).Body.GetProperty("lines").EnumerateArray();
            Assert.Equal(days.Select(day => $"{story.Today.PlusDays(day):uuuu-MM-dd}"), lines.Select(line => Text(line, "day")));
        }
    }

    [Fact]
    public async Task an_institution_reads_100_days_and_the_person_five_years()
    {
        var insured = await story.InsureAsync();
        foreach (var days in new[] { 99, 100, 101 })
            await PrescribeAsync(insured, story.Today.PlusDays(-days));
        await story.CheckAsync(insured);
        await story.ConsentAsync(insured);

        Assert.Equal(2, await TotalAsync(story.Doctor(), Path(insured)));
        Assert.Equal(2, await TotalAsync(story.Person(insured.PersonId), Path(insured)));
        Assert.Equal(3, await TotalAsync(story.Person(insured.PersonId), $"{Path(insured)}?days=101"));
        Assert.Equal(3, await TotalAsync(story.Person(insured.PersonId), $"{Path(insured)}?days=1826"));
        var refused = await story.Doctor().GetAsync($"{Path(insured)}?days=101");
        Assert.Equal((403, "prescribing.history-beyond-readable-days"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task the_fhir_reads_go_back_no_further_for_an_institution()
    {
        var insured = await story.InsureAsync();
        foreach (var days in new[] { 99, 100, 101 })
            await PrescribeAsync(insured, story.Today.PlusDays(-days));
        await story.CheckAsync(insured);
        await story.ConsentAsync(insured);
        await FhirModel.UpToDateAsync(host);
        var path = $"/fhir/MedicationRequest?patient={insured.PersonId}";

        var own = Story.Done(await story.Person(insured.PersonId).GetAsync(path)).Body.GetProperty("entry").EnumerateArray().ToList();
        Assert.Equal(3, own.Count);
        Assert.Equal(2, Story.Done(await story.Doctor().GetAsync(path)).Body.GetProperty("entry").GetArrayLength());
        Assert.Equal(2, Story.Done(await story.Doctor().GetAsync($"{path}&authoredon=ge{story.Today.PlusDays(-100):uuuu-MM-dd}")).Body.GetProperty("entry").GetArrayLength());
        foreach (var refused in (string[])[$"{path}&authoredon=ge{story.Today.PlusDays(-101):uuuu-MM-dd}", .. Old("MedicationRequest", "-1"), .. Old("Bundle", "")])
            Assert.Equal((403, true), await story.Doctor().GetAsync(refused) is var answer ? (answer.Status, answer.Text.Contains("prescribing.history-beyond-readable-days", StringComparison.Ordinal)) : default);

        IEnumerable<string> Old(string type, string suffix) => own.Select(entry => entry.GetProperty("resource"))
            .Where(resource => resource.GetProperty("authoredOn").GetString() == $"{story.Today.PlusDays(-101):uuuu-MM-dd}")
            .Select(resource => $"/fhir/{type}/{resource.GetProperty("id").GetString()![..36]}{suffix}");
    }

    [Fact]
    public async Task pages_follow_each_other_and_lose_nothing()
    {
        var insured = await story.InsureAsync();
        for (var days = 0; days < 5; days++)
            await PrescribeAsync(insured, story.Today.PlusDays(-20 * days), Story.Loxoprofen, Story.Loxoprofen with { Order = 2, Drug = new(Domain.Shared.DrugCodeSystem.Yj, "2329021F1323"), DrugName = "レバミピド錠１００ｍｇ「ＤＳＥＰ」" });
        var (cursor, ids) = ("", new List<string>());
        do
        {
            var page = Story.Done(await story.Person(insured.PersonId).GetAsync($"{Path(insured)}?count=3{cursor}")).Body;
            Assert.Equal(10, page.GetProperty("total").GetInt32());
            ids.AddRange(page.GetProperty("lines").EnumerateArray().Select(line => Text(line, "id")!));
            cursor = page.TryGetProperty("next", out var next) ? $"&cursor={next.GetString()}" : null;
        }
        while (cursor is not null);

        Assert.Equal(10, ids.Distinct().Count());
        Assert.Equal(10, ids.Count);
    }

    [Theory]
    [InlineData("veiw=current", "request.unknown-parameter")]
    [InlineData("view=everything", "request.invalid")]
    [InlineData("view=Current", "request.invalid")]
    [InlineData("days=0", "request.invalid")]
    [InlineData("days=1827", "request.invalid")]
    [InlineData("days=-1", "request.invalid")]
    [InlineData("days=99999999999", "request.invalid")]
    [InlineData("count=501", "request.invalid")]
    [InlineData("cursor=", "request.invalid")]
    [InlineData("cursor=2026-13-01.x", "request.invalid")]
    [InlineData("cursor=2026-11-01.%00", "request.invalid")]
    [InlineData("cursor=next", "request.invalid")]
    public async Task what_is_not_understood_is_refused(string query, string code)
    {
        var answer = await story.Person(Guid.CreateVersion7()).GetAsync($"/insured-persons/{Guid.CreateVersion7()}/medications?{query}");
        Assert.Equal((400, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task the_same_as_fhir_before_the_read_model_has_it()
    {
        var insured = await MedicatedAsync();
        await PrescribeAsync(insured, story.Today.PlusDays(-30));
        var json = Story.Done(await story.Person(insured.PersonId).GetAsync($"{Path(insured)}?count=1")).Body;
        var first = await BundleAsync(insured, "?count=1");
        Assert.Equal(Text(json.GetProperty("lines")[0], "id"), Text(first.GetProperty("entry")[0].GetProperty("resource"), "id"));
        Assert.Equal(["MedicationDispense", "MedicationRequest"], first.GetProperty("entry").EnumerateArray().Select(entry => Text(entry.GetProperty("resource"), "resourceType")));

        var next = new Uri(Text(first.GetProperty("link")[0], "url")!);
        var second = await BundleAsync(insured, next.Query);
        Assert.Equal("MedicationRequest", Text(Assert.Single(second.GetProperty("entry").EnumerateArray()).GetProperty("resource"), "resourceType"));
        Assert.False(second.TryGetProperty("link", out _));
    }

    [Fact]
    public async Task a_refusal_to_whoever_asks_for_fhir_is_an_operation_outcome()
    {
        var insured = await MedicatedAsync();
        var answer = await FhirAsync(Role.Doctor, insured, "");
        Assert.Equal((403, "OperationOutcome"), (answer.Status, Text(answer.Body, "resourceType")));
    }

    [Fact]
    public async Task the_booklet_names_the_person_and_the_drugs_and_its_file_nobody()
    {
        var insured = await MedicatedAsync();
        using var client = story.Process.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", host.Tokens.OfPerson(insured.PersonId));
        using var answer = await client.GetAsync(new Uri($"{Path(insured)}.pdf", UriKind.Relative));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("medications.pdf", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());

        using var file = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        var text = file.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal);
        Assert.All(new[] { "試験太郎", "1980年5月5日", Story.Loxoprofen.DrugName, "１日３回毎食後" }, one => Assert.Contains(one, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_doctor_gets_the_booklet_with_consent_only()
    {
        var insured = await MedicatedAsync();
        var path = $"{Path(insured)}.pdf";
        Assert.Equal("eligibility.consent-required", (await story.Doctor().GetAsync(path)).Code);
        await story.CheckAsync(insured);
        Assert.Equal("eligibility.consent-required", (await story.Doctor().GetAsync(path)).Code);
        await story.ConsentAsync(insured);
        Assert.StartsWith("%PDF-", Story.Done(await story.Doctor().GetAsync(path)).Text, StringComparison.Ordinal);
    }

    private static string Path(Insured insured) => $"/insured-persons/{insured.PersonId}/medications";

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private static async Task<int> TotalAsync(Api caller, string path) => Story.Done(await caller.GetAsync(path)).Body.GetProperty("total").GetInt32();

    /// <summary>Somebody who got loxoprofen of another clinic today.</summary>
    private async Task<Insured> MedicatedAsync()
    {
        var insured = await story.InsureAsync();
        var prescription = await PrescribeAsync(insured, story.Today);
        Story.Done(await story.Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(insured.PersonId, prescription), $"{Guid.NewGuid()}"));
        Story.Done(await story.Pharmacist().PostAsync("/dispensings", Story.Dispensing(insured, prescription)));
        return insured;
    }

    private async Task<Guid> PrescribeAsync(Insured insured, LocalDate on, params MedicationLine[] lines)
    {
        var prescription = story.Prescription(insured, "前の薬を紛失した", lines) with { IssuedOn = on };
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", prescription));
        return prescription.PrescriptionId;
    }

    private async Task<JsonElement> BundleAsync(Insured insured, string query) => Story.Done(await FhirAsync(Role.InsuredPerson, insured, query)).Body;

    private async Task<Answer> FhirAsync(Role role, Insured insured, string query)
    {
        var client = story.Process.Server.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/fhir+json");
        var token = role == Role.InsuredPerson ? host.Tokens.OfPerson(insured.PersonId) : host.Tokens.Of(role, Story.Clinic, "100001", null, "doctor", host.Clock.GetCurrentInstant().ToDateTimeOffset());
        return await new Api(client, token).GetAsync($"{Path(insured)}{query}");
    }
}
