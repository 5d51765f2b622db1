using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Storage;
using JasperFx.Events;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Projections;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Eligibility;

/// <summary>All 資格確認書: the insurers' lists, and what a counter asks. Inline, because a check depends on it.</summary>
public sealed partial class EligibilityCertificateProjection : EventProjection
{
    /// <summary>Its table.</summary>
    public const string TableName = $"{HealthcareStore.Schema}.eligibility_certificate";

    private const string Insert =
        $"""
        insert into {TableName}
            (certificate_id, person_id, coverage_id, insurer_number, symbol, number, branch, reason, issued_on, valid_from, valid_through, limit_category, replaces)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), nullif(?, '00000000-0000-0000-0000-000000000000'::uuid)) on conflict (certificate_id) do nothing
        """;

    private const string Invalidate = $"update {TableName} set invalid_on = ?, invalidation = ? where certificate_id = ?";

    /// <summary>Declares the table.</summary>
    public EligibilityCertificateProjection()
    {
        var table = new Table(TableName);
        table.AddColumn("certificate_id", "uuid").AsPrimaryKey();
        table.AddColumn("id", "bigserial").NotNull();
        table.AddColumn("person_id", "uuid").NotNull();
        table.AddColumn("coverage_id", "uuid").NotNull();
        foreach (var part in new[] { "insurer_number", "symbol", "number", "branch", "reason" })
            table.AddColumn(part, "text").NotNull();
        foreach (var day in new[] { "issued_on", "valid_from", "valid_through" })
            table.AddColumn(day, "date").NotNull();
        table.AddColumn("limit_category", "text");
        table.AddColumn("replaces", "uuid");
        table.AddColumn("invalid_on", "date");
        table.AddColumn("invalidation", "text");
        table.Indexes.Add(new IndexDefinition("eligibility_certificate_insurer") { Columns = ["insurer_number", "id"] });
        table.Indexes.Add(new IndexDefinition("eligibility_certificate_person") { Columns = ["person_id", "valid_through"] });
        SchemaObjects.Add(table);
        Options.DeleteDataInTableOnTeardown(table.Identifier.QualifiedName);
        IncludeType<EligibilityCertificateIssued>();
        IncludeType<EligibilityCertificateInvalidated>();
    }

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is EligibilityCertificateIssued c)
        {
            operations.QueueSqlCommand(
                Insert, c.CertificateId, c.PersonId, c.CoverageId, c.Identity.InsurerNumber, c.Identity.Symbol, c.Identity.Number, c.Identity.Branch,
                c.Reason.ToString(), c.IssuedOn, c.ValidFrom, c.ValidThrough, c.LimitCategory ?? string.Empty, c.Replaces ?? Guid.Empty);
        }
        else if (e.Data is EligibilityCertificateInvalidated i)
        {
            operations.QueueSqlCommand(Invalidate, Jst.DateOf(i.InvalidatedAt), i.Cause.ToString(), i.CertificateId);
        }

        return ValueTask.CompletedTask;
    }
}
