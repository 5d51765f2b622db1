using System.Text.Json;
using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Eligibility;

/// <summary>One entry of an institution's work list.</summary>
/// <param name="Id">Its place in the list; the next page comes after the last one's.</param>
/// <param name="CorrectionId">What is acknowledged.</param>
/// <param name="CheckId">The institution's check.</param>
/// <param name="PersonId">Whom it was about.</param>
/// <param name="ServiceDate">The day of service.</param>
/// <param name="Before">What the institution was told.</param>
/// <param name="After">What is true as far as is known now.</param>
/// <param name="Cause">What made the difference.</param>
/// <param name="At">When it was noticed.</param>
/// <param name="AcknowledgedAt">When the institution took note.</param>
public sealed record CoverageCorrectionLine(
    long Id, Guid CorrectionId, Guid CheckId, Guid PersonId, LocalDate ServiceDate, CoverageAnswer Before, CoverageAnswer After,
    ReevaluationCause Cause, Instant At, Instant? AcknowledgedAt);

/// <summary>Reads an institution's work list, the oldest first.</summary>
public sealed class CoverageCorrections(NpgsqlDataSource database)
{
    private const string Select =
        $"""
        select id, correction_id, check_id, person_id, service_date, before, after, cause, at, acknowledged_at from {CoverageCorrectionProjection.TableName}
        where institution = $1 and id > $2
        """;

    /// <summary>The entries after a place; open ones, acknowledged ones, or all when <paramref name="acknowledged"/> is null.</summary>
    public async Task<IReadOnlyList<CoverageCorrectionLine>> OfAsync(string institution, long after, bool? acknowledged, int count, CancellationToken ct)
    {
        var filter = acknowledged switch { true => " and acknowledged_at is not null", false => " and acknowledged_at is null", null => string.Empty };
        await using var command = database.CreateCommand($"{Select}{filter} order by id limit $3");
        command.Parameters.Add(new() { Value = institution });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = count });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<CoverageCorrectionLine> lines = [];
        while (await reader.ReadAsync(ct))
            lines.Add(Row(reader));
        return lines;
    }

    private static CoverageCorrectionLine Row(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetGuid(1),
        reader.GetGuid(2),
        reader.GetGuid(3),
        reader.GetFieldValue<LocalDate>(4),
        Answer(reader, 5),
        Answer(reader, 6),
        Enum.Parse<ReevaluationCause>(reader.GetString(7)),
        reader.GetFieldValue<Instant>(8),
        reader.IsDBNull(9) ? null : reader.GetFieldValue<Instant>(9));

    private static CoverageAnswer Answer(NpgsqlDataReader reader, int column) =>
        JsonSerializer.Deserialize<CoverageAnswer>(reader.GetString(column), StoredJson.Options)!;
}
