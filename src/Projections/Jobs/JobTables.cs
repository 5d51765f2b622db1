using Healthcare.Projections.Storage;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Jobs;

/// <summary>The tables of long work (ADR 19): the job, its lines in blocks until they are done, and what came of lines.</summary>
internal static class JobTables
{
    public const string Job = $"{HealthcareStore.Schema}.job";
    public const string Block = $"{HealthcareStore.Schema}.job_block";
    public const string Result = $"{HealthcareStore.Schema}.job_result";

    /// <summary>The columns of a <see cref="Application.Jobs.JobProgress"/>.</summary>
    public const string Progress = "id, kind, state, lines_received, lines_done, accepted, refused, created_at, started_at, finished_at, reason";

    public static Table[] Define() => [Jobs(), Blocks(), Results()];

    private static Table Jobs()
    {
        var table = new Table(Job);
        table.AddColumn("id", "uuid").AsPrimaryKey();
        table.AddColumn("kind", "text").NotNull();
        table.AddColumn("caller", "bytea").NotNull();
        table.AddColumn("institution", "text");
        table.AddColumn("parameters", "text").NotNull();
        table.AddColumn("state", "text").NotNull();
        foreach (var count in new[] { "lines_received", "lines_done", "accepted", "refused" })
            table.AddColumn(count, "bigint").NotNull();
        table.AddColumn("created_at", "timestamptz").NotNull();
        table.AddColumn("received_at", "timestamptz");
        table.AddColumn("started_at", "timestamptz");
        table.AddColumn("finished_at", "timestamptz");
        table.AddColumn("reason", "text");
        table.AddColumn("attempts", "integer").NotNull();
        table.AddColumn("retry_at", "timestamptz");
        table.Indexes.Add(new IndexDefinition("job_kind_state") { Columns = ["kind", "state"] });
        table.Indexes.Add(new IndexDefinition("job_institution") { Columns = ["institution", "created_at"] });
        return table;
    }

    /// <summary>The content is dropped when its lines are done, for it holds people's data; the digest stays, to know the same file again.</summary>
    private static Table Blocks()
    {
        var table = new Table(Block);
        table.AddColumn("job_id", "uuid").AsPrimaryKey();
        table.AddColumn("no", "integer").AsPrimaryKey();
        table.AddColumn("first_line", "bigint").NotNull();
        table.AddColumn("line_count", "integer").NotNull();
        table.AddColumn("digest", "bytea").NotNull();
        table.AddColumn("content", "bytea");
        return table;
    }

    private static Table Results()
    {
        var table = new Table(Result);
        table.AddColumn("job_id", "uuid").AsPrimaryKey();
        table.AddColumn("line", "bigint").AsPrimaryKey();
        table.AddColumn("code", "text");
        table.AddColumn("fields", "text");
        table.AddColumn("person_id", "uuid");
        table.AddColumn("answer", "bytea");
        return table;
    }
}
