using Healthcare.Application.Identity;
using Healthcare.Application.Jobs;
using Healthcare.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Jobs;

public sealed class FailingJobTests : IAsyncLifetime
{
    private readonly Breaking kind = new();
    private readonly OwnHost own;

    public FailingJobTests() => own = new(new HostWith(kind));

    public Task InitializeAsync() => own.StartAsync();

    public async Task DisposeAsync() => await own.DisposeAsync();

    [Fact]
    public async Task a_job_whose_lines_fail_again_and_again_stops_says_why_and_goes_on_when_it_is_resumed()
    {
        var story = new Story(own.Host);
        var job = new Job(Guid.CreateVersion7(), kind.Name, new("insurer", Role.Insurer, null, Story.Insurer, null, Instant.MinValue, "client"), "{}");
        var lines = Enumerable.Range(1, 1000).Select(i => $"{i}").ToList();
        Assert.Null(await own.Host.Services.GetRequiredService<IJobs>().TakeInAsync(job, lines.ToAsyncEnumerable(), CancellationToken.None));
        var insurer = story.As(Role.Insurer, Story.Insurer);
        async Task<Answer> WhenAsync(string state)
        {
            Answer? answer = null;
            await Eventually.TrueAsync(async () => (answer = await insurer.GetAsync($"/jobs/{job.Id}")).Body.GetProperty("state").GetString() == state, () => answer!.Text);
            return answer!;
        }

        var failed = await WhenAsync("failed");
        Assert.Equal(("jobs.block-failed", 512), (failed.Body.GetProperty("reason").GetString(), failed.Body.GetProperty("linesDone").GetInt64()));
        kind.Works = true;
        Story.Done(await insurer.PostRawAsync($"/jobs/{job.Id}/resume", []));
        Assert.Equal(1000, (await WhenAsync("finished")).Body.GetProperty("accepted").GetInt64());
        Assert.Equal(Enumerable.Range(1, 1000).Select(i => $"{i}"), kind.Done);
    }

    /// <summary>Does each line once, but nothing beyond the first block until it works.</summary>
    private sealed class Breaking : IJobKind
    {
        public List<string> Done { get; } = [];

        public bool Works { get; set; }

        public string Name => "breaking";

        public Task<IReadOnlyList<LineResult>> RunAsync(JobBlock block, CancellationToken ct)
        {
            if (!Works && block.FirstLine > 1)
                throw new InvalidOperationException("The disk is full.");
            Done.AddRange(block.Lines);
            return Task.FromResult<IReadOnlyList<LineResult>>([.. block.Lines.Select((_, i) => new LineResult(block.FirstLine + i, null))]);
        }
    }

    private sealed class HostWith(IJobKind kind) : RunningHost
    {
        protected override void Configure(WebApplicationBuilder builder) => builder.Services.AddSingleton(kind);
    }
}
