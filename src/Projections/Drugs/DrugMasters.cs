using System.Collections.Concurrent;
using Healthcare.Application.Drugs;
using Healthcare.Domain.Drugs;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Storage;
using Marten;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Healthcare.Projections.Drugs;

/// <summary>
/// The versions of the drug master, in memory in every process. Which are approved is read again every two seconds while anybody asks, beside the
/// asking; a version is approved ten minutes before its first day at the latest, so no process asks an old one on a new day (ADR 22).
/// </summary>
public sealed partial class DrugMasters(IDocumentStore documents, StoredEvents events, IClock clock, TimeProvider time, ILogger<DrugMasters> log) : IDrugMasterDays
{
    /// <summary>What was read longer ago is read again beside the asking.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    /// <summary>What was read longer ago is not answered from. Shorter than <see cref="DrugMasterVersion.Lead"/>.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Versions that ended longer ago are read when asked for.</summary>
    private const int DaysKept = 10;

    private readonly ConcurrentDictionary<Guid, Lazy<Task<MasterInForce>>> loaded = new();
    private readonly SemaphoreSlim reading = new(1);
    private volatile Approved? approved;

    /// <summary>The version that holds on a day; the built-in sample when none does.</summary>
    public async ValueTask<MasterInForce> InForceAsync(LocalDate on, CancellationToken ct)
    {
        var known = approved is { } read && time.GetElapsedTime(read.At) < Longest ? read : await ReadAsync(ct);
        if (time.GetElapsedTime(known.At) > Fresh && reading.CurrentCount > 0)
            _ = ReadBesideAsync();
        return known.On(on) is { } entry ? await LoadAsync(entry.Id) : SampleDrugMaster.InForce;
    }

    /// <summary>The same as of this moment, for who has just approved a version and looks.</summary>
    public async Task<MasterInForce> InForceNowAsync(LocalDate on, CancellationToken ct)
    {
        approved = null;
        return await InForceAsync(on, ct);
    }

    /// <summary>All versions, the latest upload first.</summary>
    public async Task<IReadOnlyList<DrugMasterEntry>> ListAsync(CancellationToken ct)
    {
        await using var session = documents.QuerySession();
        return [.. (await session.Query<DrugMasterEntry>().ToListAsync(ct)).OrderByDescending(entry => entry.UploadedAt)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LocalDate>> TakenAsync(CancellationToken ct) =>
        [.. (await ListAsync(ct)).Select(entry => entry.ValidFrom).OfType<LocalDate>()];

    /// <summary>The content of an uploaded version, approved or not; null when there is none.</summary>
    public async Task<MasterInForce?> FindAsync(Guid version, CancellationToken ct) =>
        (await events.LoadAsync<DrugMasterVersion>(version, ct)).State is { } state ? Ready(state) : null;

    private async Task ReadBesideAsync()
    {
        try
        {
            await ReadAsync(CancellationToken.None);
        }
        catch (Exception failed)
        {
            LogFailed(log, failed); // Whoever asks after the longest time gets it thrown.
        }
    }

    private async Task<Approved> ReadAsync(CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            if (approved is { } read && time.GetElapsedTime(read.At) < Fresh)
                return read;
            var at = time.GetTimestamp();
            var known = new Approved(at, [.. (await ListAsync(ct)).Where(entry => entry.ValidFrom is not null).OrderBy(entry => entry.ValidFrom)]);
            await KeepAsync(known);
            return approved = known;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Reads what holds or will, before it does, and lets go of what does no longer.</summary>
    private async Task KeepAsync(Approved known)
    {
        var since = Jst.DateOf(clock.GetCurrentInstant()).PlusDays(-DaysKept);
        var kept = known.From(since).Select(entry => entry.Id).ToHashSet();
        foreach (var id in loaded.Keys.Where(id => !kept.Contains(id)))
            loaded.TryRemove(id, out _);
        foreach (var id in kept)
            await LoadAsync(id);
    }

    private async Task<MasterInForce> LoadAsync(Guid id)
    {
        var one = loaded.GetOrAdd(id, _ => new(() => Task.Run(async () => Ready((await events.LoadAsync<DrugMasterVersion>(id, CancellationToken.None)).State!))));
        try
        {
            return await one.Value;
        }
        catch
        {
            loaded.TryRemove(new(id, one)); // The next one tries again.
            throw;
        }
    }

    private static MasterInForce Ready(DrugMasterVersion version) =>
        DrugMasterReader.Read(version.Files) is { Content: { } content }
            ? new(version.Name, false, version.Id, version.ValidFrom, version.Digest, version.Files, new(content))
            : throw new InvalidDataException($"Version {version.Id} of the drug master was accepted and cannot be read now.");

    [LoggerMessage(LogLevel.Warning, "The list of approved versions of the drug master could not be read; what was read before holds for now")]
    private static partial void LogFailed(ILogger log, Exception failed);

    private sealed record Approved(long At, IReadOnlyList<DrugMasterEntry> InOrder)
    {
        public DrugMasterEntry? On(LocalDate day) => InOrder.LastOrDefault(entry => entry.ValidFrom <= day);

        public IEnumerable<DrugMasterEntry> From(LocalDate day) => InOrder.Where(entry => entry.ValidFrom > day).Concat(On(day) is { } first ? [first] : []);
    }
}
