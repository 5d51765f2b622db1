using System.Text;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Fhir;

/// <summary>A stored resource: whose it is, who brought it in, and the bytes to serve.</summary>
public sealed record StoredResource(string Id, Guid PersonId, string? Custodian, long Version, byte[] Body, LocalDate? Day = null);

/// <summary>What is searched for: one person's resources of one type, a page at a time.</summary>
/// <param name="Type">The resource type.</param>
/// <param name="PersonId">Whose.</param>
/// <param name="Id">Only this one; null for all.</param>
/// <param name="Custodian">Only what this body brought in; null for all.</param>
/// <param name="Keys">Search tokens that must all be there.</param>
/// <param name="From">First day.</param>
/// <param name="Through">Last day.</param>
/// <param name="After">The id after which the page begins.</param>
/// <param name="Count">The size of the page.</param>
public sealed record FhirQuery(
    string Type, Guid PersonId, string? Id, string? Custodian, IReadOnlyList<string> Keys, LocalDate? From, LocalDate? Through, string? After, int Count);

/// <summary>Reads FHIR resources as stored.</summary>
public sealed class FhirReads : IAsyncDisposable
{
    private const string Columns = "r.id, r.person_id, r.custodian, r.version, r.body, r.day";

    private const string Some =
        $"select {Columns}, r.type from {FhirTable.Name} r join unnest($1::text[], $2::text[]) as k(type, id) on r.type = k.type and r.id = k.id";

    private readonly SingleStatements database;
    private readonly SharedReads<(string Type, string Id), StoredResource> resources;

    /// <summary>Reads from this database.</summary>
    public FhirReads(SingleStatements database)
    {
        this.database = database;
        resources = new(ReadAsync);
    }

    /// <summary>One resource.</summary>
    public Task<StoredResource?> FindAsync(string type, string id) => resources.FindAsync((type, id));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => resources.DisposeAsync();

    /// <summary>One page, and one row more when there is a next page.</summary>
    public async Task<IReadOnlyList<StoredResource>> SearchAsync(FhirQuery query, CancellationToken ct)
    {
        object?[] values = [query.PersonId, query.Type, query.Id, query.Custodian, query.Keys.Count == 0 ? null : query.Keys.ToArray(), query.From, query.Through, query.After];
        await using var command = database.Command(Sql(query), values.OfType<object>());
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<StoredResource> rows = [];
        while (await reader.ReadAsync(ct))
            rows.Add(Row(reader));
        return rows;
    }

    private static string Sql(FhirQuery query)
    {
        var sql = new StringBuilder($"select {Columns} from {FhirTable.Name} r where person_id = $1 and type = $2");
        var next = 3;
        if (query.Id is not null)
            sql.Append($" and id = ${next++}");
        if (query.Custodian is not null)
            sql.Append($" and custodian = ${next++}");
        if (query.Keys.Count > 0)
            sql.Append($" and keys @> ${next++}");
        if (query.From is not null)
            sql.Append($" and day >= ${next++}");
        if (query.Through is not null)
            sql.Append($" and day <= ${next++}");
        if (query.After is not null)
            sql.Append($" and id > ${next}");
        return sql.Append($" order by id limit {query.Count + 1}").ToString();
    }

    private async Task<IReadOnlyDictionary<(string, string), StoredResource>> ReadAsync(IReadOnlyList<(string Type, string Id)> asked)
    {
        await using var command = database.Command(Some, asked.Select(a => a.Type).ToArray(), asked.Select(a => a.Id).ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        Dictionary<(string, string), StoredResource> found = [];
        while (await reader.ReadAsync())
            found[(reader.GetString(6), reader.GetString(0))] = Row(reader);
        return found;
    }

    private static StoredResource Row(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt64(3), reader.GetFieldValue<byte[]>(4),
        reader.IsDBNull(5) ? null : reader.GetFieldValue<LocalDate>(5));
}
