using System.Text;
using Healthcare.Application.Identity;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Host.Jobs;
using Healthcare.Projections.Jobs;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Schedule;

/// <summary>Starts the job that issues 資格確認書 ex officio as of a day, or lets it go on. Who asks does not matter: a day has one job.</summary>
public sealed class ExOfficioDay(IJobs jobs, JobReads reads, EveryPerson persons, IClock clock) : IDailyWork
{
    /// <inheritdoc/>
    public async Task<Rejection?> StartAsync(LocalDate day, CancellationToken ct)
    {
        var caller = Caller.Engine(clock.GetCurrentInstant());
        var job = new Job(ExOfficioJob.IdOf(day), ExOfficioJob.Kind, caller, Encoding.UTF8.GetString(StoredJson.Bytes(new ExOfficioParameters(day))));
        if (await reads.FindAsync(job.Id, caller, ct) is { } known && known.State != JobState.Receiving)
        {
            await reads.ResumeAsync(known, ct);
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
