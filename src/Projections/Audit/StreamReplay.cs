using System.Text.Json;
using System.Text.Json.Nodes;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Portal;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Reference;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Audit;

/// <summary>How far a stream is replayed.</summary>
/// <param name="AsOf">Through this instant.</param>
/// <param name="Version">Through this version.</param>
/// <param name="Diff">Whether each event tells what it changed.</param>
public sealed record ReplayRequest(Instant? AsOf = null, long? Version = null, bool Diff = false);

/// <summary>One event with who, what for, when and why.</summary>
public sealed record ReplayedEvent(
    long Version,
    string Type,
    Instant At,
    string? Actor,
    string? CorrelationId,
    string? CausationId,
    JsonNode? Headers,
    JsonNode? Data,
    IReadOnlyList<Change>? Changes);

/// <summary>A stream replayed: its events and the state they make.</summary>
public sealed record Replay(Guid Stream, string Kind, Guid? PersonId, long Version, IReadOnlyList<ReplayedEvent> Events, JsonNode? State);

/// <summary>Replays one stream for the auditor, by the same functions that decide.</summary>
public sealed class StreamReplay(NpgsqlDataSource database)
{
    private const string Select =
        $"""
        select version, type, timestamp, user_name, correlation_id, causation_id, headers, data from {HealthcareStore.Schema}.mt_events
        where stream_id = $1 and version <= $2 and timestamp <= $3 order by version
        """;

    /// <summary>The replay, or null when there is no such stream by then.</summary>
    public async Task<Replay?> OfAsync(Guid stream, ReplayRequest request, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new() { Value = stream });
        command.Parameters.Add(new() { Value = request.Version ?? long.MaxValue });
        command.Parameters.Add(new() { Value = request.AsOf ?? Instant.FromUtc(9999, 12, 31, 0, 0) });
        await using var reader = await command.ExecuteReaderAsync(ct);

        List<ReplayedEvent> events = [];
        var fold = Fold.Empty;
        while (await reader.ReadAsync(ct))
        {
            var before = request.Diff ? fold.Json() : null;
            var data = reader.GetFieldValue<byte[]>(7);
            fold = fold.With(JsonSerializer.Deserialize(data, EventNames.Types[reader.GetString(1)], StoredJson.Options)!);
            events.Add(Row(reader, data, request.Diff ? JsonDiff.Between(before, fold.Json()) : null));
        }

        return events.Count == 0 ? null : new(stream, fold.Kind, fold.PersonId, events[^1].Version, events, fold.Json());
    }

    private static ReplayedEvent Row(NpgsqlDataReader reader, byte[] data, IReadOnlyList<Change>? changes) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetFieldValue<Instant>(2),
        Text(reader, 3),
        Text(reader, 4),
        Text(reader, 5),
        reader.IsDBNull(6) ? null : JsonNode.Parse(reader.GetFieldValue<byte[]>(6)),
        JsonNode.Parse(data),
        changes);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>The state so far, of whatever kind the first event says.</summary>
    private sealed record Fold(string Kind, Guid? PersonId, object? State, Func<object?, object, object?> Evolve)
    {
        public static readonly Fold Empty = new("unknown", null, null, (_, _) => null);

        public Fold With(object @event)
        {
            var fold = Kind == Empty.Kind ? For(@event) : this;
            return fold with { State = fold.Evolve(fold.State, @event), PersonId = (@event as IPersonEvent)?.PersonId ?? fold.PersonId };
        }

        public JsonNode? Json() => State is null ? null : JsonSerializer.SerializeToNode(State, State.GetType(), StoredJson.Options);

        private static Fold For(object first) => first switch
        {
            InsuredPersonRegistered => Of<InsuredPerson>(),
            CardCertificateLinked => Of<Credentials>(),
            EligibilityChecked => Of<EligibilityChecks>(),
            ConsentGiven => Of<Consents>(),
            VisitCompleted => Of<Visit>(),
            EligibilityCertificateIssued => Of<EligibilityCertificates>(),
            PrescriptionRegistered => Of<Prescription>(),
            SignedDocumentKept => Of<SignedDocuments>(),
            NoticeLeft => Of<Notice>(),
            InstitutionRegistered => Of<Institution>(),
            _ => new(first.GetType().Name, null, null, (_, _) => null),
        };

        private static Fold Of<TState>()
            where TState : class, IEventSourced<TState> =>
            new(typeof(TState).Name, null, null, (state, @event) => TState.Evolve((TState?)state, @event));
    }
}
