using Healthcare.Application.Identity;
using Healthcare.Domain;
using NodaTime;

namespace Healthcare.Application.Access;

/// <summary>The only way to a person's data: may this caller see it, has the person agreed; then the access is on disk before the data leave.</summary>
public sealed class QueryGate(IStandings standings, IAccessLog accesses, IClock clock)
{
    /// <summary>
    /// Asks for one kind of one person's data. The access, granted or refused, is durable when this returns.
    /// <paramref name="custodian"/> is who brought in the record asked for, when it is one record.
    /// </summary>
    public async Task<ReadDecision> AskAsync(
        Caller caller, Guid personId, DataKind kind, string requestId, CancellationToken ct, string? custodian = null)
    {
        var now = clock.GetCurrentInstant();
        var standing = ReadPolicy.NeedsStanding(caller) ? await standings.OfAsync(personId, caller.Institution!, ct) : null;
        var decision = ReadPolicy.Decide(caller, personId, kind, standing, now);
        if (decision.Extent == Extent.Own && custodian is not null && custodian != caller.Institution)
            decision = new(null, RequestRejections.Forbidden, decision.Purpose);

        var outcome = decision.Rejection?.Code ?? AccessRecord.Ok;
        await accesses.RecordAsync(new(personId, now, caller, decision.Purpose, $"read:{kind}", outcome, requestId), ct);
        return decision;
    }

    /// <summary>
    /// Asks for one record that several bodies have in their hands: each of them reads it, whoever else reads it by the rule of its kind.
    /// The access, granted or refused, is durable when this returns.
    /// </summary>
    public async Task<ReadDecision> AskForRecordAsync(
        Caller caller, Guid personId, DataKind kind, IReadOnlyCollection<string> custodians, string requestId, CancellationToken ct)
    {
        var (rejection, purpose) = ReadPolicy.DecideOwnList(caller, kind);
        if (rejection is not null || !custodians.Contains(caller.Institution!))
            return await AskAsync(caller, personId, kind, requestId, ct);

        await accesses.RecordAsync(new(personId, clock.GetCurrentInstant(), caller, purpose, OwnActionOf(kind), AccessRecord.Ok, requestId), ct);
        return new(Extent.Own, null, purpose);
    }

    /// <summary>
    /// Asks for a list over many persons of what the caller's own body brought in; that it is nothing else is up to who reads it.
    /// An access for each person is durable when this returns.
    /// </summary>
    public async Task<Rejection?> AskForOwnListAsync(
        Caller caller, IEnumerable<Guid> persons, DataKind kind, string requestId, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (rejection, purpose) = ReadPolicy.DecideOwnList(caller, kind);
        var outcome = rejection?.Code ?? AccessRecord.Ok;
        await accesses.RecordAllAsync([.. persons.Distinct().Select(person => new AccessRecord(person, now, caller, purpose, OwnActionOf(kind), outcome, requestId))], ct);
        return rejection;
    }

    /// <summary>How an own record is named that is read back: it is no view of what others brought in, which is what the statistics of views count.</summary>
    private static string OwnActionOf(DataKind kind) => kind == DataKind.Drugs ? AccessRecord.OwnDrugs : $"read:{kind}";
}
