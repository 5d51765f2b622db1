using System.Text;
using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Storage;
using JasperFx.Events;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Projections;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Eligibility;

/// <summary>The work list of each institution: answers to its checks that became others. Inline: what is corrected is on the list at once.</summary>
public sealed partial class CoverageCorrectionProjection : EventProjection
{
    /// <summary>Its table.</summary>
    public const string TableName = $"{HealthcareStore.Schema}.coverage_correction";

    private const string Insert =
        $"""
        insert into {TableName} (correction_id, institution, check_id, person_id, service_date, before, after, cause, at)
        values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?) on conflict (correction_id) do nothing
        """;

    private const string Acknowledge = $"update {TableName} set acknowledged_at = coalesce(acknowledged_at, ?) where correction_id = ?";

    /// <summary>Declares the table.</summary>
    public CoverageCorrectionProjection()
    {
        var table = new Table(TableName);
        table.AddColumn("correction_id", "uuid").AsPrimaryKey();
        table.AddColumn("id", "bigserial").NotNull();
        table.AddColumn("institution", "text").NotNull();
        table.AddColumn("check_id", "uuid").NotNull();
        table.AddColumn("person_id", "uuid").NotNull();
        table.AddColumn("service_date", "date").NotNull();
        table.AddColumn("before", "jsonb").NotNull();
        table.AddColumn("after", "jsonb").NotNull();
        table.AddColumn("cause", "text").NotNull();
        table.AddColumn("at", "timestamptz").NotNull();
        table.AddColumn("acknowledged_at", "timestamptz");
        table.Indexes.Add(new IndexDefinition("coverage_correction_institution") { Columns = ["institution", "id"] });
        table.Indexes.Add(new IndexDefinition("coverage_correction_open") { Columns = ["institution", "id"], Predicate = "acknowledged_at is null" });
        SchemaObjects.Add(table);
        Options.DeleteDataInTableOnTeardown(table.Identifier.QualifiedName);
        IncludeType<EligibilityReevaluated>();
        IncludeType<CorrectionAcknowledged>();
    }

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is EligibilityReevaluated r)
        {
            operations.QueueSqlCommand(
                Insert, r.CorrectionId, r.Institution, r.CheckId, r.PersonId, r.ServiceDate, Json(r.Before), Json(r.After), r.Cause.ToString(), r.ReevaluatedAt);
        }
        else if (e.Data is CorrectionAcknowledged a)
        {
            operations.QueueSqlCommand(Acknowledge, a.AcknowledgedAt, a.CorrectionId);
        }

        return ValueTask.CompletedTask;
    }

    private static string Json(CoverageAnswer answer) => Encoding.UTF8.GetString(StoredJson.Bytes(answer));
}
