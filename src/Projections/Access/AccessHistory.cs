using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Access;

/// <summary>One line of やりとり履歴.</summary>
/// <param name="Id">Its place in the log.</param>
/// <param name="At">When.</param>
/// <param name="Role">In which role.</param>
/// <param name="Institution">For which body: its number.</param>
/// <param name="InstitutionName">Its name, when the platform knows it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Action">What was done or tried.</param>
/// <param name="Outcome"><c>ok</c> or the code of the rejection.</param>
public sealed record AccessLine(
    long Id, Instant At, Role Role, string? Institution, string? InstitutionName, Purpose Purpose, string Action, string Outcome);

/// <summary>Reads who looked at a person's data, the newest first.</summary>
public sealed class AccessHistory(NpgsqlDataSource database)
{
    private const string Select =
        $"""
        select a.id, a.at, a.role, a.institution, i.data ->> 'name', a.purpose, a.action, a.outcome from {AccessRecordTable.Name} a
        left join {HealthcareStore.Schema}.mt_doc_institution i on i.number = a.institution
        where a.person_id = $1 and a.id < $2 order by a.id desc limit $3
        """;

    /// <summary>The lines before a place; from the newest when <paramref name="before"/> is null.</summary>
    public async Task<IReadOnlyList<AccessLine>> OfAsync(Guid personId, long? before, int count, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new() { Value = personId });
        command.Parameters.Add(new() { Value = before ?? long.MaxValue });
        command.Parameters.Add(new() { Value = count });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<AccessLine> lines = [];
        while (await reader.ReadAsync(ct))
            lines.Add(Row(reader));
        return lines;
    }

    private static AccessLine Row(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetFieldValue<Instant>(1),
        Enum.Parse<Role>(reader.GetString(2)),
        reader.IsDBNull(3) ? null : reader.GetString(3),
        reader.IsDBNull(4) ? null : reader.GetString(4),
        Enum.Parse<Purpose>(reader.GetString(5)),
        reader.GetString(6),
        reader.GetString(7));
}
