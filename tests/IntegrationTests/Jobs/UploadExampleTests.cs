using System.Text;
using Healthcare.Application.Identity;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Jobs;

/// <summary>What the API document shows for an upload can be sent as it stands.</summary>
[Collection(HostCollection.Name)]
public sealed class UploadExampleTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Theory]
    [InlineData("coverage-intakes", "application/x-ndjson", Role.Insurer, Story.Insurer)]
    [InlineData("coverage-intakes", "text/csv", Role.Insurer, Story.Insurer)]
    [InlineData("eligibility-batches", "application/x-ndjson", Role.Clerk, Story.Clinic)]
    [InlineData("eligibility-batches", "text/csv", Role.Clerk, Story.Clinic)]
    public async Task the_example_of_an_upload_is_well_formed_line_for_line(string upload, string kind, Role role, string institution)
    {
        var (caller, job) = (story.As(role, institution), Guid.CreateVersion7());
        Story.Done(await caller.PostRawAsync($"/{upload}/{job}", Encoding.UTF8.GetBytes(await ExampleAsync(upload, kind)), kind));
        await Eventually.TrueAsync(async () => (await caller.GetAsync($"/jobs/{job}")).Body.GetProperty("state").GetString() == "finished", "The job has not finished.");

        Assert.Equal(2, (await caller.GetAsync($"/jobs/{job}")).Body.GetProperty("linesDone").GetInt64());
        var report = (await caller.GetAsync($"/jobs/{job}/report")).Text;
        Assert.All(["request.", "jobs."], code => Assert.DoesNotContain($",{code}", report, StringComparison.Ordinal)); // Refused for its form; what it says of an invented person may be refused.
    }

    [Fact]
    public async Task the_example_of_an_intake_is_the_same_in_both_forms()
    {
        var lines = (await ExampleAsync("coverage-intakes", "application/x-ndjson")).Split('\n');
        var rows = (await ExampleAsync("coverage-intakes", "text/csv")).Split("\r\n");

        Assert.StartsWith("""{"action":"register","personId":"019a2000-0000-7000-8000-000000000021",""", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("register,019a2000-0000-7000-8000-000000000021,", rows[1], StringComparison.Ordinal);
        Assert.Equal("""{"action":"end","personId":"019a2000-0000-7000-8000-000000000021","coverageId":"019a2000-0000-7000-8000-000000000022","through":"2026-10-31"}""", lines[1]);
        Assert.Equal(("action", "end"), (rows[0].Split(',')[0], rows[2].Split(',')[0]));
    }

    private async Task<string> ExampleAsync(string upload, string kind)
    {
        var document = Story.Done(await new Api(story.Process.Server.CreateClient(), string.Empty).GetAsync("/openapi/v1.json")).Body;
        return document.GetProperty("paths").GetProperty($"/{upload}/{{job}}").GetProperty("post").GetProperty("requestBody").GetProperty("content")
            .GetProperty(kind).GetProperty("example").GetString()!;
    }
}
