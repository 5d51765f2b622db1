using Healthcare.Domain.Portal;
using Healthcare.Projections.Storage;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Projections;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Portal;

/// <summary>How this context is stored.</summary>
public static class PortalStore
{
    /// <summary>Adds the context to the store.</summary>
    public static void AddPortal(this StoreOptions store) => store.Projections.Add(new NoticeProjection(), ProjectionLifecycle.Inline);
}

/// <summary>The notices of each person.</summary>
public sealed partial class NoticeProjection : EventProjection
{
    /// <summary>Its table.</summary>
    public const string TableName = $"{HealthcareStore.Schema}.notice";

    private const string Insert =
        $"insert into {TableName} (notice_id, person_id, kind, about, left_at) values (?, ?, ?, ?, ?) on conflict (notice_id) do nothing";

    /// <summary>Declares the table.</summary>
    public NoticeProjection()
    {
        var table = new Table(TableName);
        table.AddColumn("notice_id", "uuid").AsPrimaryKey();
        table.AddColumn("person_id", "uuid").NotNull();
        table.AddColumn("kind", "text").NotNull();
        table.AddColumn("about", "uuid").NotNull();
        table.AddColumn("left_at", "timestamptz").NotNull();
        table.Indexes.Add(new IndexDefinition("notice_person") { Columns = ["person_id", "left_at"] });
        SchemaObjects.Add(table);
        Options.DeleteDataInTableOnTeardown(table.Identifier.QualifiedName);
        IncludeType<NoticeLeft>();
    }

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is NoticeLeft notice)
            operations.QueueSqlCommand(Insert, notice.NoticeId, notice.PersonId, notice.Kind.ToString(), notice.About, notice.LeftAt);

        return ValueTask.CompletedTask;
    }
}
