using System.Text;
using Healthcare.Application.Identity;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Jobs;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Schedule;

/// <summary>What holds for all lines of a day's job.</summary>
/// <param name="Day">As of which day each person is looked at.</param>
public sealed record DayParameters(LocalDate Day);

/// <summary>Starts a job that looks at every person as of a day, or lets it go on. Who asks does not matter: a day has one job of a kind.</summary>
/// <param name="kind">The kind of job; its lines are the ids of persons.</param>
/// <param name="jobs">Takes it in.</param>
/// <param name="reads">Says how far it is.</param>
/// <param name="persons">All persons.</param>
/// <param name="clock">The time.</param>
public sealed class DailyJob(string kind, IJobs jobs, JobReads reads, EveryPerson persons, IClock clock) : IDailyWork
{
    /// <inheritdoc/>
    public string Name => kind;

    /// <summary>The job of a day: the same day is always the same job.</summary>
    public static Guid IdOf(string kind, LocalDate day) => StreamId.Of(kind, $"{day:uuuu-MM-dd}");

    /// <inheritdoc/>
    public async Task<Rejection?> StartAsync(LocalDate day, CancellationToken ct)
    {
        var caller = Caller.Engine(clock.GetCurrentInstant());
        var job = new Job(IdOf(kind, day), kind, caller, Encoding.UTF8.GetString(StoredJson.Bytes(new DayParameters(day))));
        if (await reads.FindAsync(job.Id, caller, ct) is { } known && known.State != JobState.Receiving)
        {
            await reads.ResumeAsync(known, ct); // Only what failed.
            return null;
        }

        var refused = await TakeInAsync(job, ct);
        if (refused != JobsRejections.OtherContent)
            return refused;

        await persons.DiscardAsync(job.Id, ct);
        return await TakeInAsync(job, ct);
    }

    private async Task<Rejection?> TakeInAsync(Job job, CancellationToken ct)
    {
        var refused = await jobs.TakeInAsync(job, persons.LinesAsync(ct), ct);
        return refused == JobsRejections.NoLines ? EligibilityRejections.NobodyRegistered : refused;
    }
}
