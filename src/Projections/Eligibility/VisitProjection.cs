using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Storage;
using JasperFx.Events;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Projections;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Eligibility;

/// <summary>When each institution last verified each person, and whether that opened medical information. Inline, because access to data depends on it.</summary>
public sealed partial class VisitProjection : EventProjection
{
    private const string Upsert =
        $"""
        insert into {HealthcareStore.Schema}.visit (person_id, institution, verified_at, medical_information) values (?, ?, ?, ?)
        on conflict (person_id, institution) do update set verified_at = excluded.verified_at, medical_information = excluded.medical_information
        where excluded.verified_at >= visit.verified_at
        """;

    /// <summary>Declares the table.</summary>
    public VisitProjection()
    {
        var table = new Table($"{HealthcareStore.Schema}.visit");
        table.AddColumn("person_id", "uuid").AsPrimaryKey();
        table.AddColumn("institution", "text").AsPrimaryKey();
        table.AddColumn("verified_at", "timestamptz").NotNull();
        table.AddColumn("medical_information", "boolean").NotNull().DefaultValueByExpression("false");
        SchemaObjects.Add(table);
        Options.DeleteDataInTableOnTeardown(table.Identifier.QualifiedName);
        IncludeType<EligibilityChecked>();
    }

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is EligibilityChecked { Occasion: CheckOccasion.Counter } check && check.Answer.Status != EligibilityStatus.CertificateLapsed)
            operations.QueueSqlCommand(Upsert, check.PersonId, check.Institution, check.CheckedAt, check.Answer.MedicalInformation);

        return ValueTask.CompletedTask;
    }
}
