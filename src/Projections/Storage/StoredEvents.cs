using System.Text.Json;
using Healthcare.Application.Commands;
using Healthcare.Domain;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Storage;

/// <summary>One event as stored.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Data">The fact.</param>
/// <param name="At">When it was stored.</param>
public sealed record StoredEvent(Guid Stream, long Version, object Data, Instant At);

/// <summary>Reads events straight from the store's table: one query, no tracking.</summary>
public sealed class StoredEvents : IStreams, IAsyncDisposable
{
    private const string OfStreams =
        $"select stream_id, version, type, data, timestamp from {HealthcareStore.Schema}.mt_events where stream_id = any($1) order by stream_id, version";

    private const string All =
        $"select stream_id, version, type, data, timestamp from {HealthcareStore.Schema}.mt_events where type = any($1) order by stream_id, version";

    private readonly SingleStatements database;
    private readonly SharedReads<Guid, List<Raw>> streams;

    /// <summary>Reads from this database.</summary>
    public StoredEvents(SingleStatements database)
    {
        this.database = database;
        streams = new(ReadStreamsAsync);
    }

    /// <inheritdoc/>
    public async Task<StreamState<TState>> LoadAsync<TState>(Guid id, CancellationToken ct)
        where TState : class, IEventSourced<TState>
    {
        var state = new StreamState<TState>(id, null, 0);
        foreach (var stored in await streams.FindAsync(id) ?? [])
            state = new(id, TState.Evolve(state.State, stored.Data()), stored.Version);
        return state;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => streams.DisposeAsync();

    /// <summary>The events of these streams, stream by stream, each in its order.</summary>
    public IAsyncEnumerable<StoredEvent> OfAsync(Guid[] streams, CancellationToken ct) => ReadAsync(OfStreams, streams, ct);

    /// <summary>All events of these stored names, stream by stream, each in its order.</summary>
    public IAsyncEnumerable<StoredEvent> AllAsync(string[] types, CancellationToken ct) => ReadAsync(All, types, ct);

    /// <summary>The event in the reader's row: stream, version, type, data, timestamp.</summary>
    public static StoredEvent Row(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetInt64(1),
        new Raw(reader.GetInt64(1), reader.GetString(2), reader.GetFieldValue<byte[]>(3)).Data(),
        reader.GetFieldValue<Instant>(4));

    private static Type TypeOf(string name) =>
        EventNames.Types.TryGetValue(name, out var type) ? type : throw new InvalidDataException($"The store has an event of an unknown name, {name}.");

    private async IAsyncEnumerable<StoredEvent> ReadAsync(
        string sql, object parameter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = database.Command(sql, [parameter]);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return Row(reader);
    }

    private async Task<IReadOnlyDictionary<Guid, List<Raw>>> ReadStreamsAsync(IReadOnlyList<Guid> ids)
    {
        await using var command = database.Command(OfStreams, [ids.ToArray()]);
        await using var reader = await command.ExecuteReaderAsync();
        Dictionary<Guid, List<Raw>> found = [];
        while (await reader.ReadAsync())
        {
            if (!found.TryGetValue(reader.GetGuid(0), out var stream))
                found[reader.GetGuid(0)] = stream = [];
            stream.Add(new(reader.GetInt64(1), reader.GetString(2), reader.GetFieldValue<byte[]>(3)));
        }

        return found;
    }

    /// <summary>An event not yet read: whoever asked for it reads it, not whoever fetched it for many.</summary>
    private sealed record Raw(long Version, string Type, byte[] Json)
    {
        public object Data() => JsonSerializer.Deserialize(Json, TypeOf(Type), StoredJson.Options)!;
    }
}
