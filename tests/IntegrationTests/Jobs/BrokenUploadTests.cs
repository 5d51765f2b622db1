using System.Text;
using Healthcare.Application.Identity;
using Healthcare.Application.Jobs;
using Healthcare.Host.Http.Guard;
using Healthcare.Host.Jobs;
using Healthcare.Projections.Jobs;
using Healthcare.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Jobs;

/// <summary>Uploads whose sender went away before the last line: their blocks are stored and wait for the rest.</summary>
[Collection(HostCollection.Name)]
public sealed class BrokenUploadTests(RunningHost host)
{
    private const int LinesOfBlock = 512;

    /// <summary>Valid by its check digit, and nobody's.</summary>
    private const string MyNumber = "123456789018";

    private readonly Job job = new(Guid.CreateVersion7(), CoverageIntakeJob.Kind, new("insurer", Role.Insurer, null, Story.Insurer, null, Instant.MinValue, "client"), "{}");

    [Theory]
    [InlineData("value", "urn:oid:1.2.392.100495.20.3.51")]
    [InlineData("code", "http://loinc.org")]
    public async Task a_my_number_under_a_known_system_is_not_stored_while_the_rest_is_awaited(string member, string system)
    {
        var line = Encoding.UTF8.GetBytes($$"""{"system":"{{system}}","{{member}}":"{{MyNumber}}"}""" + "\n");
        await BreakOffAsync([.. line, .. File(LinesOfBlock)]);

        Assert.Equal(1, await BlocksAsync());
        Assert.Empty(await host.Rows.PlacesOfAsync(MyNumber));
        var stored = await host.Rows.ListAsync("select content from healthcare.job_block where job_id = $1", reader => reader.GetFieldValue<byte[]>(0), job.Id);
        Assert.StartsWith($"\u001arequest.my-number [{{\"field\":\"$.{member}\"", Encoding.UTF8.GetString(stored[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_upload_that_broke_off_is_deleted_when_no_block_has_come_for_more_than_seven_days()
    {
        var (file, abandoned) = (File(LinesOfBlock * 2), host.Services.GetRequiredService<AbandonedUploads>());
        await BreakOffAsync(file[..(file.Length * 3 / 4)]);
        using (host.Clock.Move(AbandonedUploads.KeptFor - Duration.FromMinutes(5)))
        {
            await abandoned.DiscardAsync(job.Kind);
            Assert.Equal(1, await BlocksAsync());
            await BreakOffAsync(file);
        }

        using (host.Clock.Move((AbandonedUploads.KeptFor * 2) - Duration.FromMinutes(10)))
        {
            await abandoned.DiscardAsync(job.Kind);
            Assert.Equal(2, await BlocksAsync());
        }

        using (host.Clock.Move(AbandonedUploads.KeptFor * 2))
            await Eventually.TrueAsync(async () => await host.Rows.CountAsync("healthcare.job where id = $1", job.Id) == 0, "The upload is still there.");
        Assert.Equal(0, await BlocksAsync());
    }

    [Fact]
    public async Task an_upload_that_is_gone_on_with_just_now_is_not_deleted()
    {
        var (file, abandoned) = (File(LinesOfBlock * 2), host.Services.GetRequiredService<AbandonedUploads>());
        await BreakOffAsync(file[..(file.Length * 3 / 4)]);
        using (host.Clock.Move(AbandonedUploads.KeptFor * 2))
        {
            Assert.Null(await TakeInAsync(FirstAsync(() => abandoned.DiscardAsync(job.Kind), LinesOf(file))));
            await Eventually.TrueAsync(async () => await host.Rows.CountAsync("healthcare.job where id = $1 and state = 'finished'", job.Id) == 1, "The job has not finished.");
        }
    }

    /// <summary>Lines that are stored as they are and refused when they are done, so that nothing comes of them.</summary>
    private static byte[] File(int lines) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, lines).Select(i => $"{{\"unknown\":{i}}}\n")));

    private Task<long> BlocksAsync() => host.Rows.CountAsync("healthcare.job_block where job_id = $1", job.Id);

    private async Task BreakOffAsync(byte[] file) => await Assert.ThrowsAsync<IOException>(() => TakeInAsync(TornAsync(LinesOf(file))));

    private Task<Domain.Rejection?> TakeInAsync(IAsyncEnumerable<JobLine> lines) => host.Services.GetRequiredService<IJobs>().TakeInAsync(job, lines, CancellationToken.None);

    private static IAsyncEnumerable<JobLine> LinesOf(byte[] file) =>
        new GuardedLines(new MemoryStream(file), IsCsv: false).ReadAsync([], refusal => Assert.Fail(refusal.Code), CancellationToken.None);

    private static async IAsyncEnumerable<JobLine> TornAsync(IAsyncEnumerable<JobLine> lines)
    {
        await foreach (var line in lines)
            yield return line;
        throw new IOException("The line went dead.");
    }

    private static async IAsyncEnumerable<JobLine> FirstAsync(Func<Task> first, IAsyncEnumerable<JobLine> lines)
    {
        await first();
        await foreach (var line in lines)
            yield return line;
    }
}
