using Healthcare.Projections.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Healthcare.Projections.Fhir;

/// <summary>
/// Makes the FHIR read model anew from all events, beside the one that is being served, and puts it in its place in one moment.
/// Readers never see a gap; the projection waits for that moment only.
/// </summary>
public sealed class FhirRebuild(NpgsqlDataSource database, StoredEvents events) : IRebuild
{
    private const string Next = $"{HealthcareStore.Schema}.fhir_resource_next";
    private const int ReportEvery = 10_000;
    private static readonly string[] Types = [.. StreamResources.EventTypes.Select(EventNames.Of)];

    /// <inheritdoc/>
    public string ReadModel => "FHIR";

    /// <inheritdoc/>
    public async Task RunAsync(Action<RebuildProgress> report, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await RunAsync(connection, "select pg_advisory_lock(hashtextextended('rebuild:fhir', 0))", ct);
        try
        {
            await RebuildAsync(connection, report, ct);
        }
        finally
        {
            await RunAsync(connection, "select pg_advisory_unlock(hashtextextended('rebuild:fhir', 0))", CancellationToken.None);
        }
    }

    private async Task RebuildAsync(NpgsqlConnection connection, Action<RebuildProgress> report, CancellationToken ct)
    {
        await RunAsync(connection, $"drop table if exists {Next}; create table {Next} (like {FhirTable.Name} including defaults including constraints)", ct);
        var since = await ScalarAsync(connection, $"select coalesce(min(last_seq_id), 0) from {HealthcareStore.Schema}.mt_event_progression where name in ('HighWaterMark', '{FhirProjection.Name}:All')", ct);
        var total = await ScalarAsync(connection, $"select count(*) from {HealthcareStore.Schema}.mt_events where type = any($1)", ct, [Types]);
        var progress = await CopyAsync(connection, new(0, total, 0, false), report, ct);
        await RunAsync(connection, $"alter table {Next} add constraint pkey_fhir_resource_next_type_id primary key (type, id); create index {FhirTable.PersonIndex}_next on {Next} (person_id, type, id)", ct);
        await SwapAsync(connection, since, ct);
        report(progress with { Finished = true });
    }

    private async Task<RebuildProgress> CopyAsync(NpgsqlConnection connection, RebuildProgress progress, Action<RebuildProgress> report, CancellationToken ct)
    {
        await using var import = await connection.BeginBinaryImportAsync($"copy {Next} ({FhirTable.Columns}) from stdin (format binary)", ct);
        List<StoredEvent> stream = [];
        List<(FhirResource Resource, long Version)> rows = [];
        await foreach (var stored in events.AllAsync(Types, ct))
        {
            if (stream.Count > 0 && stream[0].Stream != stored.Stream)
                progress = await FlushAsync(import, stream, rows, progress, ct);
            stream.Add(stored);
            progress = progress with { Events = progress.Events + 1 };
            if (progress.Events % ReportEvery == 0)
                report(progress);
        }

        progress = await FlushAsync(import, stream, rows, progress, ct);
        await import.CompleteAsync(ct);
        return progress;
    }

    private static async Task<RebuildProgress> FlushAsync(
        NpgsqlBinaryImporter import, List<StoredEvent> stream, List<(FhirResource Resource, long Version)> rows, RebuildProgress progress, CancellationToken ct)
    {
        FhirProjection.Render(stream, rows);
        foreach (var (resource, version) in rows)
        {
            await import.StartRowAsync(ct);
            await import.WriteAsync(resource.Type, NpgsqlDbType.Text, ct);
            await import.WriteAsync(resource.Id, NpgsqlDbType.Text, ct);
            await import.WriteAsync(resource.PersonId, NpgsqlDbType.Uuid, ct);
            await import.WriteNullableAsync(resource.Custodian, NpgsqlDbType.Text, ct);
            await import.WriteNullableAsync(resource.Day, NpgsqlDbType.Date, ct);
            await import.WriteAsync(resource.Keys.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
            await import.WriteAsync(version, NpgsqlDbType.Bigint, ct);
            await import.WriteAsync(resource.Body, NpgsqlDbType.Bytea, ct);
        }

        progress = progress with { Resources = progress.Resources + rows.Count };
        rows.Clear();
        return progress;
    }

    /// <summary>Holds writers off, renders the streams that moved meanwhile, and changes the tables' names.</summary>
    private async Task SwapAsync(NpgsqlConnection connection, long since, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, $"lock table {FhirTable.Name} in exclusive mode", ct);
        await using (var upsert = new NpgsqlCommand(FhirTable.Upsert(Next, n => $"${n}"), connection))
        {
            foreach (var value in FhirTable.Parameters(await FhirProjection.RenderAsync(events, await MovedAsync(connection, since, ct), ct)))
                upsert.Parameters.Add(new() { Value = value });
            await upsert.ExecuteNonQueryAsync(ct);
        }

        await RunAsync(
            connection,
            $"""
            drop table {FhirTable.Name};
            alter table {Next} rename to fhir_resource;
            alter index {HealthcareStore.Schema}.{FhirTable.PersonIndex}_next rename to {FhirTable.PersonIndex};
            alter index {HealthcareStore.Schema}.pkey_fhir_resource_next_type_id rename to pkey_fhir_resource_type_id
            """,
            ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<Guid[]> MovedAsync(NpgsqlConnection connection, long since, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"select distinct stream_id from {HealthcareStore.Schema}.mt_events where seq_id > $1 and type = any($2)", connection);
        command.Parameters.Add(new() { Value = since });
        command.Parameters.Add(new() { Value = Types });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<Guid> moved = [];
        while (await reader.ReadAsync(ct))
            moved.Add(reader.GetGuid(0));
        return [.. moved];
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<long> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
