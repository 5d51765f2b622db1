using Healthcare.Application.Access;
using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Storage;
using JasperFx.Events;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Projections;
using NodaTime;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Eligibility;

/// <summary>The challenges that have been used up, by checks and by links of cards. Inline, because nothing else may use one; rows are kept only while their challenge could be shown again.</summary>
public sealed partial class UsedChallengeProjection : EventProjection
{
    /// <summary>Its table.</summary>
    public const string TableName = $"{HealthcareStore.Schema}.used_challenge";

    private const string Insert = $"insert into {TableName} (challenge_id, used_at) values (?, ?) on conflict (challenge_id) do nothing";

    /// <summary>Declares the table.</summary>
    public UsedChallengeProjection()
    {
        var table = new Table(TableName);
        table.AddColumn("challenge_id", "uuid").AsPrimaryKey();
        table.AddColumn("used_at", "timestamptz").NotNull();
        SchemaObjects.Add(table);
        Options.DeleteDataInTableOnTeardown(table.Identifier.QualifiedName);
        IncludeType<EligibilityChecked>();
        IncludeType<CardCertificateLinked>();
    }

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (UseIn(e.Data) is (var challenge, var at))
            operations.QueueSqlCommand(Insert, challenge, at);

        return ValueTask.CompletedTask;
    }

    private static (Guid Challenge, Instant At)? UseIn(object happened) => happened switch
    {
        EligibilityChecked { ChallengeId: { } challenge } check => (challenge, check.CheckedAt),
        CardCertificateLinked { ChallengeId: { } challenge } link => (challenge, link.LinkedAt),
        _ => null,
    };
}

/// <summary>Reads which challenges are used.</summary>
public sealed class UsedChallenges : IUsedChallenges, IAsyncDisposable
{
    private const string Select = $"select challenge_id from {UsedChallengeProjection.TableName} where challenge_id = any($1)";
    private const string Delete = $"delete from {UsedChallengeProjection.TableName} where used_at < $1";

    private readonly SingleStatements database;
    private readonly SharedReads<Guid, bool> rows;

    /// <summary>Reads from this database.</summary>
    public UsedChallenges(SingleStatements database)
    {
        this.database = database;
        rows = new(ReadAsync);
    }

    /// <inheritdoc/>
    public Task<bool> IsUsedAsync(Guid challengeId, CancellationToken ct) => rows.FindAsync(challengeId);

    /// <summary>Forgets those used before an instant; how many there were.</summary>
    public async Task<int> ForgetAsync(Instant before, CancellationToken ct)
    {
        await using var command = database.Command(Delete, [before]);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => rows.DisposeAsync();

    private async Task<IReadOnlyDictionary<Guid, bool>> ReadAsync(IReadOnlyList<Guid> ids)
    {
        await using var command = database.Command(Select, [ids.ToArray()]);
        await using var reader = await command.ExecuteReaderAsync();
        Dictionary<Guid, bool> used = [];
        while (await reader.ReadAsync())
            used[reader.GetGuid(0)] = true;
        return used;
    }
}
