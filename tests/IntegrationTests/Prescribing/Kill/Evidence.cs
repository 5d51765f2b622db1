using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Prescribing;
using Healthcare.Projections.Storage;
using Healthcare.Tests.Support;
using Npgsql;
using Xunit;

namespace Healthcare.Tests.Prescribing.Kill;

/// <summary>What the streams say of commands that were acknowledged: each is there exactly once, with all that belongs to it.</summary>
internal sealed class Evidence(string connectionString, IReadOnlyCollection<Sent> acknowledged)
{
    // A transaction that was killed leaves a gap in the numbers of events; Marten fills it, and what it fills it with is nobody's.
    private const string NoFilling = "type <> 'tombstone'";
    private readonly Rows rows = new(connectionString);

    /// <summary>How many of them are not there, and how many more than once; what nobody asked for counts as there once too often.</summary>
    public async Task<(int Lost, int Doubled)> CountAsync()
    {
        var stored = await StoredAsync();
        var receipts = (await rows.ListAsync("select caller, key, code from healthcare.command_receipt", r => (Caller: r.GetString(0), Key: r.GetString(1), Code: Text(r, 2))))
            .ToDictionary(receipt => (receipt.Caller, receipt.Key), receipt => receipt.Code);
        var (lost, doubled) = (0, 0);
        foreach (var sent in acknowledged)
        {
            var key = (sent.Sender.Subject, sent.Key);
            List<string> expected = [.. sent.EventNames()], surplus = [.. stored[key]];
            expected.RemoveAll(surplus.Remove);
            lost += expected.Count > 0 || !receipts.TryGetValue(key, out var code) || code != sent.Answer!.Code ? 1 : 0;
            doubled += surplus.Count > 0 ? 1 : 0;
        }

        return (lost, doubled + stored.Select(group => group.Key).Except(acknowledged.Select(sent => (sent.Sender.Subject, sent.Key))).Count());
    }

    /// <summary>Each try that was stored left its line in the log of accesses: one for the command, one for each answer that was given again.</summary>
    public async Task AssertAccessesAsync()
    {
        var logged = (await rows.ListAsync(
            "select person_id, subject, action, outcome, count(*) from healthcare.access_record where subject <> 'engine' group by 1, 2, 3, 4",
            r => (Key: (r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3)), Count: r.GetInt64(4)))).ToDictionary(one => one.Key, one => one.Count);
        var sent = acknowledged.ToLookup(one => (one.PersonId, one.Sender.Subject, one.Action, one.Answer!.Code ?? "ok"));
        foreach (var group in sent)
            Assert.InRange(logged.GetValueOrDefault(group.Key), group.Sum(one => one.WasReplayed ? 2 : 1), group.Sum(one => one.Tries));
        Assert.Empty(logged.Keys.Except(sent.Select(group => group.Key)));
    }

    /// <summary>No event is there whose command has no receipt; the engine's own notices have receipts as well.</summary>
    public async Task AssertReceiptsAsync() => Assert.Empty(await rows.ListAsync(
        $"""
        select concat_ws(' ', e.type, e.user_name, e.causation_id) from healthcare.mt_events e where {NoFilling} and not exists (select 1 from healthcare.command_receipt r where r.caller = e.user_name
          and r.key = case when e.user_name = 'engine' then 'notice:' || replace(e.stream_id::text, '-', '') else e.causation_id end)
        """,
        reader => reader.GetString(0)));

    /// <summary>Of each prescription and each dispensing with alerts that were gone past, the person is told once.</summary>
    public async Task AssertNoticesAsync()
    {
        var alerted = await rows.ListAsync(
            """
            select about from (select distinct data ->> 'prescriptionId' as about, data ->> 'dispensingId' from healthcare.mt_events
            where type = 'prescribing.safety-alerts-acknowledged.v1') as alerted
            """,
            r => r.GetString(0));
        List<string> told = [];
        await Eventually.TrueAsync(
            async () => (told = await rows.ListAsync("select data ->> 'about' from healthcare.mt_events where type = 'portal.notice-left.v1'", r => r.GetString(0))).Count >= alerted.Count,
            () => $"{told.Count} notices of {alerted.Count} were left.");
        Assert.NotEmpty(alerted);
        Assert.Equal(alerted.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    /// <summary>The document of each prescription is what its events make; returns how many there are.</summary>
    public async Task<int> AssertRecordsAsync()
    {
        var events = await rows.ListAsync(
            "select stream_id, version, type, data from healthcare.mt_events where type like 'prescribing.%' order by stream_id, version",
            r => (Stream: r.GetGuid(0), Version: r.GetInt64(1), Data: JsonSerializer.Deserialize(r.GetString(3), EventNames.Types[r.GetString(2)], StoredJson.Options)!));
        var documents = (await rows.ListAsync("select id, data from healthcare.mt_doc_prescriptionrecord", r => (Id: r.GetGuid(0), Data: r.GetString(1))))
            .ToDictionary(document => document.Id, document => document.Data);
        foreach (var stream in events.GroupBy(e => e.Stream))
        {
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(version => (long)version), stream.Select(e => e.Version));
            var folded = PrescriptionRecord.Of(stream.Select(e => e.Data).Aggregate((Prescription?)null, Prescription.Evolve)!);
            using var document = JsonDocument.Parse(documents[stream.Key]);
            Assert.True(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(folded, StoredJson.Options), document.RootElement), documents[stream.Key]);
            documents.Remove(stream.Key);
        }

        Assert.Empty(documents);
        return events.DistinctBy(e => e.Stream).Count();
    }

    private async Task<ILookup<(string, string), string>> StoredAsync() =>
        (await rows.ListAsync($"select user_name, causation_id, type from healthcare.mt_events where {NoFilling} and user_name <> 'engine'", r => (Caller: r.GetString(0), Key: r.GetString(1), Type: r.GetString(2))))
        .ToLookup(e => (e.Caller, e.Key), e => e.Type);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
