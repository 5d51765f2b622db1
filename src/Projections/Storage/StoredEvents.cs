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
public sealed class StoredEvents(NpgsqlDataSource database) : IStreams
{
    private const string OfStream =
        $"select stream_id, version, type, data, timestamp from {HealthcareStore.Schema}.mt_events where stream_id = $1 order by version";

    private const string OfStreams =
        $"select stream_id, version, type, data, timestamp from {HealthcareStore.Schema}.mt_events where stream_id = any($1) order by stream_id, version";

    private const string All =
        $"select stream_id, version, type, data, timestamp from {HealthcareStore.Schema}.mt_events where type = any($1) order by stream_id, version";

    /// <inheritdoc/>
    public async Task<StreamState<TState>> LoadAsync<TState>(Guid id, CancellationToken ct)
        where TState : class, IEventSourced<TState>
    {
        var state = new StreamState<TState>(id, null, 0);
        await foreach (var stored in ReadAsync(OfStream, id, ct))
            state = new(id, TState.Evolve(state.State, stored.Data), stored.Version);
        return state;
    }

    /// <summary>The events of these streams, stream by stream, each in its order.</summary>
    public IAsyncEnumerable<StoredEvent> OfAsync(Guid[] streams, CancellationToken ct) => ReadAsync(OfStreams, streams, ct);

    /// <summary>All events of these stored names, stream by stream, each in its order.</summary>
    public IAsyncEnumerable<StoredEvent> AllAsync(string[] types, CancellationToken ct) => ReadAsync(All, types, ct);

    /// <summary>The event in the reader's row: stream, version, type, data, timestamp.</summary>
    public static StoredEvent Row(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetInt64(1),
        JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(3), TypeOf(reader.GetString(2)), StoredJson.Options)!,
        reader.GetFieldValue<Instant>(4));

    private static Type TypeOf(string name) =>
        EventNames.Types.TryGetValue(name, out var type) ? type : throw new InvalidDataException($"The store has an event of an unknown name, {name}.");

    private async IAsyncEnumerable<StoredEvent> ReadAsync(
        string sql, object parameter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return Row(reader);
    }
}
