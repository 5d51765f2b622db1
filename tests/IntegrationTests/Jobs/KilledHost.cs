using System.Net.Http.Headers;
using System.Text.Json;
using Healthcare.Application.Identity;
using Healthcare.Tests.Identity;
using Healthcare.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Healthcare.Tests.Jobs;

/// <summary>The real program on a database of its own, to be killed and started again while it works on a job.</summary>
internal sealed class KilledHost(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly TestTokens tokens = new();
    private string connectionString = string.Empty;
    private HostProcess? process;

    /// <summary>What is in its database.</summary>
    public Rows Rows => new(connectionString);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        connectionString = await TestDatabase.CreateAsync();
        process = await HostProcess.StartAsync(connectionString, tokens);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await process!.DisposeAsync();
        tokens.Dispose();
    }

    /// <summary>kill -9, and a new process on the same database.</summary>
    public async Task KillAndStartAsync()
    {
        await process!.DisposeAsync();
        process = await HostProcess.StartAsync(connectionString, tokens);
    }

    /// <summary>
    /// Kills it so many times, each at a random line of its share of a job's lines. Fails unless one of them at least cut the job off: killed
    /// after its end, a job proves nothing. <paramref name="again"/> is what is done whenever the program is there again.
    /// </summary>
    public async Task KillInWorkAsync(Guid job, int lines, int kills, Random random, Func<Task>? again = null)
    {
        var cutOff = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var from = (lines * kill / kills) + random.Next(lines / kills);
            var before = await WhenAsync(job, p => p.GetProperty("linesDone").GetInt64() >= from);
            await process!.KillAsync();
            cutOff += await WasCutOffAsync(job, before) ? 1 : 0;
            await KillAndStartAsync();
            if (again is not null)
                await again();
        }

        output.WriteLine($"{cutOff} of {kills} kills cut the job off");
        Assert.True(cutOff > 0, "Every kill came after the end of the job.");
    }

    /// <summary>The job's progress when it is so.</summary>
    public async Task<JsonElement> WhenAsync(Guid job, Func<JsonElement, bool> isSo)
    {
        JsonElement? progress = null;
        await Eventually.TrueAsync(async () => (progress = await ProgressAsync(job)) is { } p && isSo(p), () => $"{progress}\n{process!.LastLines()}");
        return progress!.Value;
    }

    /// <summary>The job's progress when it is done.</summary>
    public Task<JsonElement> FinishedAsync(Guid job) => WhenAsync(job, p => p.GetProperty("state").GetString() == "finished");

    /// <summary>The refused lines and the answers of a job.</summary>
    public async Task<IReadOnlyList<string>> ReportAsync(Guid job, Role role)
    {
        using var client = Client(role);
        return (await client.GetStringAsync($"jobs/{job}/report")).Split("\r\n")[1..^1];
    }

    /// <summary>Sends an insurer's file.</summary>
    public async Task<HttpResponseMessage> IntakeAsync(Guid job, HttpContent file)
    {
        file.Headers.ContentType = new("application/x-ndjson");
        using var client = Client(Role.Insurer);
        return await client.PostAsync($"coverage-intakes/{job}", file);
    }

    /// <summary>The insurer, or somebody of the platform.</summary>
    public HttpClient Client(Role role)
    {
        var client = process!.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Of(role, role == Role.Insurer ? Story.Insurer : null));
        return client;
    }

    /// <summary>Whether the job was unfinished when it was seen last, and stands in the middle of its lines now that nothing works on it.</summary>
    private async Task<bool> WasCutOffAsync(Guid job, JsonElement before)
    {
        var after = (await Rows.ListAsync("select state, lines_done from healthcare.job where id = $1", reader => (State: reader.GetString(0), Done: reader.GetInt64(1)), job)).Single();
        output.WriteLine($"killed after line {after.Done}: {after.State}");
        return before.GetProperty("state").GetString() != "finished" && after.State == "running";
    }

    private async Task<JsonElement?> ProgressAsync(Guid job)
    {
        using var client = Client(Role.Operator);
        using var answer = await client.GetAsync($"jobs/{job}");
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement : null;
    }
}
