using Healthcare.Application.Access;
using Healthcare.Projections.Storage;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Access;

/// <summary>The table of accesses: rows are added, never changed.</summary>
internal static class AccessRecordTable
{
    /// <summary>Its name.</summary>
    public const string Name = $"{HealthcareStore.Schema}.access_record";

    private const string Columns = "person_id, at, subject, role, institution, purpose, action, outcome, request_id";

    /// <summary>Adds many at once. The parameters are arrays, one for each column.</summary>
    public static string Insert(Func<int, string> placeholder) =>
        $"insert into {Name} ({Columns}) select * from unnest({placeholder(1)}::uuid[], {placeholder(2)}::timestamptz[], "
        + string.Join(", ", Enumerable.Range(3, 7).Select(n => $"{placeholder(n)}::text[]")) + ")";

    public static Table Define()
    {
        var table = new Table($"{HealthcareStore.Schema}.access_record");
        table.AddColumn("id", "bigserial").AsPrimaryKey();
        table.AddColumn("person_id", "uuid").NotNull();
        table.AddColumn("at", "timestamptz").NotNull();
        foreach (var column in new[] { "subject", "role", "institution", "purpose", "action", "outcome", "request_id" })
        {
            var text = table.AddColumn(column, "text");
            if (column != "institution")
                text.NotNull();
        }

        table.Indexes.Add(new IndexDefinition("access_record_person") { Columns = ["person_id", "id"] });
        return table;
    }

    public static object[] Parameters(IReadOnlyList<AccessRecord> records) =>
    [
        records.Select(r => r.PersonId).ToArray(),
        records.Select(r => r.At).ToArray(),
        records.Select(r => r.Caller.Subject).ToArray(),
        records.Select(r => r.Caller.Role.ToString()).ToArray(),
        records.Select(r => r.Caller.Institution).ToArray(),
        records.Select(r => r.Purpose.ToString()).ToArray(),
        records.Select(r => r.Action).ToArray(),
        records.Select(r => r.Outcome).ToArray(),
        records.Select(r => r.RequestId).ToArray(),
    ];
}
