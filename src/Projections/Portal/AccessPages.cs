using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Projections.Access;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Portal;

/// <summary>One line of やりとり履歴 as people read it: the kinds of data that one request read are one line.</summary>
/// <param name="LowestId">The first of its places in the log: older lines lie before it.</param>
/// <param name="At">When.</param>
/// <param name="Role">In which role.</param>
/// <param name="Institution">For which body: its number.</param>
/// <param name="InstitutionName">Its name, when the platform knows it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Actions">What was done or tried.</param>
/// <param name="Outcome"><c>ok</c> or the code of the rejection.</param>
public sealed record AccessEntry(
    long LowestId, Instant At, Role Role, string? Institution, string? InstitutionName, Purpose Purpose, IReadOnlyList<string> Actions, string Outcome);

/// <summary>A page of the history, and the place before which the next begins, when there is one.</summary>
public sealed record AccessPage(IReadOnlyList<AccessEntry> Entries, long? Older);

/// <summary>Reads the history as people read it, the newest first.</summary>
public sealed class AccessPages(NpgsqlDataSource database)
{
    private const string Read = "read:";
    private const int RowsOfAnEntry = 8;

    private const string Select =
        $"""
        select a.id, a.at, a.role, a.institution, i.data ->> 'name', a.purpose, a.action, a.outcome, a.request_id, a.subject
        from {AccessRecordTable.Name} a
        left join {HealthcareStore.Schema}.mt_doc_institution i on i.number = a.institution
        where a.person_id = $1 and a.id < $2 order by a.id desc limit $3
        """;

    /// <summary>The page before a place; the newest when <paramref name="before"/> is null. No line of the log is left out between two pages.</summary>
    public async Task<AccessPage> OfAsync(Guid personId, long? before, int count, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new() { Value = personId });
        command.Parameters.Add(new() { Value = before ?? long.MaxValue });
        command.Parameters.Add(new() { Value = count * RowsOfAnEntry });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<AccessEntry> entries = [];
        (string Request, string Subject)? last = null;
        var rows = 0;
        while (entries.Count <= count && await reader.ReadAsync(ct))
        {
            rows++;
            var entry = Row(reader);
            var from = (reader.GetString(8), reader.GetString(9));
            if (last == from && Together(entries[^1], entry))
                entries[^1] = entries[^1] with { LowestId = entry.LowestId, At = entry.At, Actions = [.. entry.Actions, .. entries[^1].Actions] };
            else
                entries.Add(entry);
            last = from;
        }

        IReadOnlyList<AccessEntry> page = entries.Count > count ? entries[..count] : entries;
        return new(page, entries.Count > count || rows == count * RowsOfAnEntry ? page[^1].LowestId : null);
    }

    private static bool Together(AccessEntry newer, AccessEntry older) =>
        older.Actions[0].StartsWith(Read, StringComparison.Ordinal) && newer.Actions[0].StartsWith(Read, StringComparison.Ordinal)
        && newer.Outcome == older.Outcome && newer.Role == older.Role && newer.Institution == older.Institution;

    private static AccessEntry Row(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetFieldValue<Instant>(1),
        Enum.Parse<Role>(reader.GetString(2)),
        reader.IsDBNull(3) ? null : reader.GetString(3),
        reader.IsDBNull(4) ? null : reader.GetString(4),
        Enum.Parse<Purpose>(reader.GetString(5)),
        [reader.GetString(6)],
        reader.GetString(7));
}
