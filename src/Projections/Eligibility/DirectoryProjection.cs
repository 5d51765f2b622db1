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

/// <summary>
/// From what names a person (insured identity, card, local patient number) to the person. The only index over all persons:
/// in a sharded store it is what routes to the shard. Inline, because decisions read it.
/// </summary>
public sealed partial class DirectoryProjection : EventProjection
{
    private const string Table = $"{HealthcareStore.Schema}.person_directory";
    private const string Enter = $"insert into {Table} (key, person_id, record_id) values (?, ?, ?) on conflict (key) do update set person_id = excluded.person_id, record_id = excluded.record_id";
    private const string EnterFree = $"insert into {Table} (key, person_id, record_id) values (?, ?, ?) on conflict (key) do nothing"; // A revocation of a death holds no claim on the identity.
    private const string Leave = $"delete from {Table} where key = ? and person_id = ?"; // It may name somebody else by now.

    /// <summary>Declares the table.</summary>
    public DirectoryProjection()
    {
        var table = new Table($"{HealthcareStore.Schema}.person_directory");
        table.AddColumn("key", "text").AsPrimaryKey();
        table.AddColumn("person_id", "uuid").NotNull();
        table.AddColumn("record_id", "uuid").NotNull();
        SchemaObjects.Add(table);
        var births = new Table($"{HealthcareStore.Schema}.person_birth");
        births.AddColumn("person_id", "uuid").AsPrimaryKey();
        births.AddColumn("birth_date", "date").NotNull();
        SchemaObjects.Add(births);
        Options.DeleteDataInTableOnTeardown(table.Identifier.QualifiedName);
        Options.DeleteDataInTableOnTeardown(births.Identifier.QualifiedName);
        foreach (var type in new[]
        {
            typeof(InsuredPersonRegistered), typeof(CoverageRegistered), typeof(CoverageEnded), typeof(CoverageCorrected),
            typeof(CardCertificateLinked), typeof(CertificateRenewed), typeof(CardReissued), typeof(LocalPatientNumberLinked),
        })
            IncludeType(type);
    }

    /// <summary>The key of an insured identity.</summary>
    public static string KeyOf(InsuredIdentity identity) => $"insured:{identity.Key}";

    /// <summary>The key of an institution's own patient number.</summary>
    public static string KeyOfLocal(string institution, string number) => $"local:{institution}:{number}";

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        switch (e.Data)
        {
            case InsuredPersonRegistered p:
                operations.QueueSqlCommand(
                    $"insert into {HealthcareStore.Schema}.person_birth (person_id, birth_date) values (?, ?) on conflict (person_id) do nothing", p.PersonId, p.BirthDate);
                break;
            case CoverageRegistered c:
                operations.QueueSqlCommand(Enter, KeyOf(c.Terms.Identity), c.PersonId, c.CoverageId);
                break;
            case CoverageEnded { Released: { } identity } ended:
                operations.QueueSqlCommand(Leave, KeyOf(identity), ended.PersonId);
                break;
            case CoverageCorrected corrected:
                if (corrected.Released is { } old)
                    operations.QueueSqlCommand(Leave, KeyOf(old), corrected.PersonId);
                operations.QueueSqlCommand(
                    corrected.Reason == CoverageCorrectionReason.DeathRevoked ? EnterFree : Enter, KeyOf(corrected.Terms.Identity), corrected.PersonId, corrected.CoverageId);
                break;
            case CardCertificateLinked card:
                operations.QueueSqlCommand(Enter, Credential.KeyOf(card.Serial), card.PersonId, card.CertificateId);
                break;
            case CertificateRenewed renewed:
                operations.QueueSqlCommand(Enter, Credential.KeyOf(renewed.Serial), renewed.PersonId, renewed.CertificateId);
                break;
            case CardReissued reissued:
                operations.QueueSqlCommand(Enter, Credential.KeyOf(reissued.Serial), reissued.PersonId, reissued.CertificateId);
                break;
            case LocalPatientNumberLinked local:
                operations.QueueSqlCommand(Enter, KeyOfLocal(local.Institution, local.LocalPatientNumber), local.PersonId, local.PersonId);
                break;
        }

        return ValueTask.CompletedTask;
    }
}
