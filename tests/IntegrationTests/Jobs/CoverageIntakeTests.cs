using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Healthcare.Application.Identity;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Jobs;

[Collection(HostCollection.Name)]
public sealed class CoverageIntakeTests(RunningHost host)
{
    private const string Json = "application/x-ndjson", Csv = "text/csv";

    /// <summary>Valid by its check digit, and nobody's.</summary>
    private const string MyNumber = "123456789018";

    private const string Reason = "identity";
    private static int numbers;
    private readonly Story story = new(host);

    private Api Insurer => story.As(Role.Insurer, Story.Insurer);

    [Fact]
    public async Task three_bad_lines_among_good_ones_are_reported_by_line_code_and_field()
    {
        var lines = Lines(1000);
        lines[6]["copayPercent"] = 25;
        lines[599]["insurerNumber"] = "06139992"; // another insurer's, with a right check digit
        lines[999]["personId"] = lines[0]["personId"]!.DeepClone();
        lines[999]["birthDate"] = "1980-05-06";
        var job = await UploadAsync(InsurersFile.Json(lines), Json);

        var done = await DoneAsync(job);
        Assert.Equal((1000, 997, 3), (done.GetProperty("linesDone").GetInt64(), done.GetProperty("accepted").GetInt64(), done.GetProperty("refused").GetInt64()));
        Assert.Equal(
            "line,code,field,rule\r\n"
            + "7,request.invalid,copayPercent,\"must be 0, 10, 20 or 30\"\r\n"
            + "600,request.forbidden,,\r\n"
            + "1000,eligibility.birth-date-differs,,\r\n",
            (await Insurer.GetAsync($"/jobs/{job}/report")).Text);
        var reported = (await Insurer.GetAsync($"/jobs/{job}/report?format=ndjson")).Text.Split('\n')[0];
        Assert.Equal("""{"line":7,"code":"request.invalid","message":"A field of the request is missing or not as described.","errors":[{"field":"copayPercent","rule":"must be 0, 10, 20 or 30"}]}""", reported);
    }

    [Fact]
    public async Task a_line_taken_in_is_as_if_its_person_and_coverage_were_registered_one_by_one()
    {
        var line = Lines(1)[0];
        var person = Guid.Parse((string)line["personId"]!);
        await DoneAsync(await UploadAsync(InsurersFile.Json([line]), Json));

        Assert.Equal(["eligibility.insured-person-registered.v1", "eligibility.coverage-registered.v1"], await host.Rows.EventsOfAsync(person));
        var access = Assert.Single(await host.Rows.AccessesOfAsync(person));
        Assert.Equal(("Insurer", Story.Insurer, "Insurance", "TakeInCoverage", "ok"), (access.Role, access.Institution, access.Purpose, access.Action, access.Outcome));
        var answer = Story.Done(await story.Clerk().PostAsync("/eligibility-checks", new
        {
            checkId = Guid.CreateVersion7(),
            person = new { insured = new { insurerNumber = Story.Insurer, symbol = "77", number = (string)line["number"]!, branch = "01", birthDate = "1980-05-05" } },
        }));
        Assert.Equal("valid", answer.Body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task a_csv_says_the_same_as_ndjson()
    {
        var lines = Lines(3);
        lines[1]["line"] = "千代田１－１, \"甲\"棟";
        var text = Encoding.UTF8.GetString(InsurersFile.Csv(lines)) + "too,few,fields\r\n\"open\r\n";
        var job = await UploadAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], Csv);

        await DoneAsync(job);
        Assert.Equal(
            "line,code,field,rule\r\n4,jobs.malformed-line,$,21 fields\r\n5,jobs.malformed-line,$,21 fields\r\n", (await Insurer.GetAsync($"/jobs/{job}/report")).Text);
        Assert.Equal(1, await host.Rows.CountAsync("healthcare.mt_events where data ->> 'personId' = $1 and data #>> '{address,line}' = $2", lines[1]["personId"]!.ToString(), "千代田１－１, \"甲\"棟"));
    }

    [Fact]
    public async Task the_lines_of_one_person_are_done_in_their_order_and_change_end_and_correct_as_the_single_commands_do()
    {
        var line = Lines(1)[0];
        JsonObject Of(string action, params (string Name, JsonNode Value)[] members)
        {
            var other = new JsonObject { ["action"] = action, ["personId"] = (string)line["personId"]!, ["coverageId"] = (string)line["coverageId"]! };
            foreach (var (name, value) in members)
                other[name] = value;
            return other;
        }

        var corrected = line.DeepClone().AsObject();
        foreach (var member in new[] { "family", "given", "familyKana", "givenKana", "birthDate", "sex", "postalCode", "prefecture", "city", "line" })
            corrected.Remove(member);
        (corrected["action"], corrected["reason"], corrected["number"]) = ("correct", Reason, (string)line["number"]! + "9");
        var job = await UploadAsync(
            InsurersFile.Json([line, Of("change", ("from", "2026-07-01"), ("copayPercent", 20)), corrected, Of("end", ("through", "2026-09-30")), Of("end"), Of("change", ("from", "2026-10-01"))]), Json);

        Assert.Equal(4, (await DoneAsync(job)).GetProperty("accepted").GetInt64());
        Assert.Equal(
            "line,code,field,rule\r\n5,request.invalid,through,required\r\n6,eligibility.coverage-not-in-force,,\r\n", (await Insurer.GetAsync($"/jobs/{job}/report")).Text);
        Assert.Equal(
            ["insured-person-registered", "coverage-registered", "coverage-changed", "coverage-corrected", "coverage-ended"],
            (await host.Rows.EventsOfAsync(Guid.Parse((string)line["personId"]!))).Select(name => name.Split('.')[1]));
    }

    [Theory]
    [InlineData("personId,personId\n"), InlineData("personId,unknown\n"), InlineData("\"personId\n"), InlineData("\n")]
    public async Task a_csv_whose_header_does_not_name_columns_is_refused(string header) =>
        Assert.Equal((400, "jobs.malformed-header"), await RefusedAsync(Encoding.UTF8.GetBytes(header + "a,b\n"), Csv));

    [Fact]
    public async Task a_line_that_no_request_may_have_is_refused_and_not_kept()
    {
        var lines = Lines(6);
        lines[0]["line"] = $"番号 {MyNumber}";
        lines[1]["unknown"] = 1;
        lines[2]["line"] = new string('あ', 6000);
        var file = Encoding.UTF8.GetString(InsurersFile.Json(lines.Take(3)))
            + lines[3].ToJsonString()[..^1] + ",\"number\":\"1\"}\n"
            + "\n{\n"
            + lines[4].ToJsonString().Replace("1000001", "\\ud800", StringComparison.Ordinal) + "\n"
            + lines[5].ToJsonString();
        var job = await UploadAsync([.. Encoding.UTF8.GetBytes(file), (byte)'\n', 0x7b, 0xff, 0x7d], Json);

        Assert.Equal(1, (await DoneAsync(job)).GetProperty("accepted").GetInt64());
        var codes = (await Insurer.GetAsync($"/jobs/{job}/report")).Text.Split("\r\n")[1..^1].Select(line => string.Join(' ', line.Split(',')[..3]));
        Assert.Equal(
            ["1 request.my-number $.line", "2 request.unknown-member $.unknown", "3 jobs.line-too-long ", "4 request.duplicate-member $.number",
                "5 request.malformed-json $", "6 request.malformed-json $", "7 request.malformed-json $.postalCode", "9 request.malformed-json $"],
            codes);
        Assert.Empty(await host.Rows.PlacesOfAsync(MyNumber));
        Assert.DoesNotContain(MyNumber, host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_same_file_again_does_nothing_and_another_is_refused()
    {
        var lines = Lines(600);
        var job = await UploadAsync(InsurersFile.Json(lines), Json);
        await DoneAsync(job);
        var before = await host.Rows.KeptAsync();

        Assert.Equal("finished", Story.Done(await PostAsync(job, InsurersFile.Json(lines), Json)).Body.GetProperty("state").GetString());
        Assert.Equal("jobs.other-content", (await PostAsync(job, InsurersFile.Json(lines.Take(599)), Json)).Code);
        Assert.Equal("jobs.other-content", (await PostAsync(job, InsurersFile.Json(lines.Append(Lines(1)[0])), Json)).Code);
        lines[3]["given"] = "二郎";
        Assert.Equal("jobs.other-content", (await PostAsync(job, InsurersFile.Json(lines), Json)).Code);
        Assert.Equal(before, await host.Rows.KeptAsync());
    }

    [Fact]
    public async Task nothing_of_a_file_without_lines_or_with_too_many_is_kept()
    {
        var before = await host.Rows.CountAsync("healthcare.job");
        Assert.Equal((400, "jobs.no-lines"), await RefusedAsync([], Json, chunked: true));
        Assert.Equal((413, "jobs.too-many-lines"), await RefusedAsync(Enumerable.Repeat((byte)'\n', 1_000_001).ToArray(), Json));
        Assert.Equal((before, 0), (await host.Rows.CountAsync("healthcare.job"), await host.Rows.CountAsync("healthcare.job_block where job_id not in (select id from healthcare.job)")));
    }

    [Theory]
    [InlineData("application/json", "jobs.not-lines"), InlineData("application/x-ndjson; charset=utf-16", "request.unsupported-media-type"), InlineData("text/plain", "request.unsupported-media-type")]
    public async Task other_content_is_no_file(string contentType, string code) =>
        Assert.Equal((415, code), await RefusedAsync("{}"u8.ToArray(), contentType));

    [Fact]
    public async Task lines_are_no_command()
    {
        foreach (var path in new[] { "/coverages", "/jobs" })
            Assert.InRange((await Insurer.PostRawAsync(path, InsurersFile.Json(Lines(1)), Json, $"{Guid.NewGuid()}")).Status, 405, 415);
    }

    [Fact]
    public async Task a_job_is_its_own_insurers()
    {
        var lines = Lines(1);
        var job = await UploadAsync(InsurersFile.Json(lines), Json);
        await DoneAsync(job);
        var other = story.As(Role.Insurer, "06139992", subject: "other-insurer");

        foreach (var path in new[] { $"/jobs/{job}", $"/jobs/{job}/report" })
            Assert.Equal((404, 403, 200), ((await other.GetAsync(path)).Status, (await story.As(Role.Municipality, "131016").GetAsync(path)).Status, (await story.As(Role.Operator).GetAsync(path)).Status));
        Assert.Equal("request.id-taken", (await other.PostRawAsync($"/coverage-intakes/{job}", InsurersFile.Json(lines), Json)).Code);
        Assert.Equal("request.forbidden", (await story.Clerk().PostRawAsync($"/coverage-intakes/{Guid.CreateVersion7()}", InsurersFile.Json(lines), Json)).Code);
        Assert.DoesNotContain($"{job}", (await other.GetAsync("/jobs")).Text, StringComparison.Ordinal);
        Assert.Contains($"{job}", (await Insurer.GetAsync("/jobs")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_a_line_said_is_gone_when_it_is_done()
    {
        var job = await UploadAsync(InsurersFile.Json(Lines(5)), Json);
        await DoneAsync(job);
        Assert.Equal(0, await host.Rows.CountAsync("healthcare.job_block where job_id = $1 and content is not null", job));
        Assert.Equal("jobs.not-failed", (await Insurer.PostRawAsync($"/jobs/{job}/resume", [])).Code);
    }

    private static JsonObject[] Lines(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => InsurersFile.Line(Story.Insurer, $"J{Interlocked.Increment(ref numbers):D6}"))];

    private async Task<Guid> UploadAsync(byte[] file, string contentType)
    {
        var job = Guid.CreateVersion7();
        var answer = await PostAsync(job, file, contentType);
        Assert.True(answer.Status == 202, answer.Text);
        return job;
    }

    private Task<Answer> PostAsync(Guid job, byte[] file, string contentType) => Insurer.PostRawAsync($"/coverage-intakes/{job}", file, contentType);

    private async Task<(int Status, string? Code)> RefusedAsync(byte[] file, string contentType, bool chunked = false)
    {
        using var content = chunked ? (HttpContent)new StreamContent(new MemoryStream(file)) : new ByteArrayContent(file);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (chunked)
            content.Headers.ContentLength = null;
        var answer = await Insurer.SendAsync(HttpMethod.Post, $"/coverage-intakes/{Guid.CreateVersion7()}", content);
        return (answer.Status, answer.Code);
    }

    private async Task<JsonElement> DoneAsync(Guid job)
    {
        JsonElement progress = default;
        await Eventually.TrueAsync(
            async () => (progress = Story.Done(await Insurer.GetAsync($"/jobs/{job}")).Body).GetProperty("state").GetString() == "finished",
            () => $"The job has not finished: {progress}");
        return progress;
    }
}
