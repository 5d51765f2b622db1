using System.Text.Json;
using Healthcare.Application.Commands;
using Healthcare.Application.Jobs;
using Healthcare.Application.Portal;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Host.Schedule;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Jobs;

/// <summary>電子証明書の更新のお知らせ, for all persons as of a day: each certificate's renewal and expiry is told once, also to who never goes to a counter.</summary>
public sealed class CertificateNoticeJob(CommandGate gate, StoredEvents events, IClock clock) : IJobKind
{
    /// <summary>Its name.</summary>
    public const string Kind = "certificate-notices";

    /// <inheritdoc/>
    public string Name => Kind;

    /// <inheritdoc/>
    public long MostLines => EveryPersonJob.MostLines;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LineResult>> RunAsync(JobBlock block, CancellationToken ct)
    {
        var day = JsonSerializer.Deserialize<DayParameters>(block.Job.Parameters, StoredJson.Options)!.Day;
        var due = await DueAsync([.. block.Lines.Select(line => Credentials.StreamOf(EveryPersonJob.PersonOf(line)))], day, ct);
        HashSet<Guid> told = [];
        await foreach (var left in events.OfAsync([.. due.Select(notice => notice.NoticeId())], ct))
            told.Add(left.Stream);

        await Task.WhenAll(due.Where(notice => !told.Contains(notice.NoticeId())).Select(notice => WhenCertificateEndsHandler.Handle(notice, gate, clock, ct)));
        return [.. block.Lines.Select((_, index) => new LineResult(block.FirstLine + index, null))];
    }

    private async Task<List<TellOfCertificate>> DueAsync(Guid[] streams, LocalDate day, CancellationToken ct)
    {
        Dictionary<Guid, Credentials?> people = [];
        await foreach (var stored in events.OfAsync(streams, ct))
            people[stored.Stream] = Credentials.Evolve(people.GetValueOrDefault(stored.Stream), stored.Data);

        return
        [
            .. from credentials in people.Values.OfType<Credentials>()
               from credential in credentials.All
               let due = CertificateNotices.DueOn(credential, day)
               where due is not null
               select new TellOfCertificate(credentials.PersonId, due.CertificateId, due.ValidThrough, due.Expired),
        ];
    }
}
