using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Storage;
using JasperFx.Events;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Projections;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Eligibility;

/// <summary>When each institution last verified each person. Inline, because access to data depends on it.</summary>
public sealed partial class VisitProjection : EventProjection
{
    private const string Upsert =
        $"""
        insert into {HealthcareStore.Schema}.visit (person_id, institution, verified_at) values (?, ?, ?)
        on conflict (person_id, institution) do update set verified_at = greatest(visit.verified_at, excluded.verified_at)
        """;

    /// <summary>Declares the table.</summary>
    public VisitProjection()
    {
        var table = new Table($"{HealthcareStore.Schema}.visit");
        table.AddColumn("person_id", "uuid").AsPrimaryKey();
        table.AddColumn("institution", "text").AsPrimaryKey();
        table.AddColumn("verified_at", "timestamptz").NotNull();
        SchemaObjects.Add(table);
        Options.DeleteDataInTableOnTeardown(table.Identifier.QualifiedName);
        IncludeType<EligibilityChecked>();
    }

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is EligibilityChecked { Occasion: CheckOccasion.Counter } check && check.Answer.Status != EligibilityStatus.CertificateLapsed)
            operations.QueueSqlCommand(Upsert, check.PersonId, check.Institution, check.CheckedAt);

        return ValueTask.CompletedTask;
    }
}
