using Healthcare.Application.Eligibility;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Eligibility;

/// <summary>Whether a visit still waits.</summary>
public enum VisitState
{
    /// <summary>受付済み、診察待ち.</summary>
    Waiting,

    /// <summary>診察済み.</summary>
    Done,
}

/// <summary>One line of an institution's list.</summary>
/// <param name="Day">The day in Japan.</param>
/// <param name="Number">The place in order of arrival on that day, from 1.</param>
/// <param name="CheckId">The check that put it there.</param>
/// <param name="PersonId">Who came.</param>
/// <param name="LocalPatientNumber">診察券番号 at this institution, when it is linked.</param>
/// <param name="ArrivedAt">When.</param>
/// <param name="State">Waiting or done.</param>
/// <param name="CompletedAt">Since when it is done.</param>
/// <param name="Change">The number of the list's change that made the line what it is; rises with every change of the institution's list.</param>
public sealed record VisitLine(
    LocalDate Day, long Number, Guid CheckId, Guid PersonId, string? LocalPatientNumber, Instant ArrivedAt, VisitState State, Instant? CompletedAt, long Change);

/// <summary>Reads the lists of institutions. It asks nobody for permission; the caller asks the gate first.</summary>
public sealed class Reception(SingleStatements database) : IReception
{
    private const string Select =
        $"""
        select * from (
            select day, row_number() over (order by arrival) as number, check_id, person_id, local_number, arrived_at, completed_at, change
            from {ReceptionTable.Name} where institution = $1 and day = $2) l
        where change > $3
        """;

    private const string Waits =
        $"select exists (select from {ReceptionTable.Name} where institution = $1 and person_id = $2 and completed_at is null and check_id = $3)";

    /// <summary>The list of a day, in order of arrival.</summary>
    public Task<List<VisitLine>> ListAsync(string institution, LocalDate day, CancellationToken ct) =>
        ReadAsync($"{Select} order by number", ct, institution, day, 0L);

    /// <summary>The lines of a day that changed after this change, in order of their changes.</summary>
    public Task<List<VisitLine>> ChangesAsync(string institution, LocalDate day, long after, CancellationToken ct) =>
        ReadAsync($"{Select} order by change", ct, institution, day, after);

    /// <inheritdoc/>
    public async Task<bool> WaitsAsync(string institution, Guid personId, Guid checkId, CancellationToken ct)
    {
        await using var command = database.Command(Waits, institution, personId, checkId);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<List<VisitLine>> ReadAsync(string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = database.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<VisitLine> lines = [];
        while (await reader.ReadAsync(ct))
            lines.Add(Row(reader));
        return lines;
    }

    private static VisitLine Row(NpgsqlDataReader row) => new(
        row.GetFieldValue<LocalDate>(0),
        row.GetInt64(1),
        row.GetGuid(2),
        row.GetGuid(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.GetFieldValue<Instant>(5),
        row.IsDBNull(6) ? VisitState.Waiting : VisitState.Done,
        row.IsDBNull(6) ? null : row.GetFieldValue<Instant>(6),
        row.GetInt64(7));
}
