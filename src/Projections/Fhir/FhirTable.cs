using Healthcare.Projections.Storage;
using NodaTime;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Fhir;

/// <summary>The read model of all FHIR resources: each as the bytes that are served, with what it is searched by.</summary>
internal static class FhirTable
{
    /// <summary>Its name.</summary>
    public const string Name = $"{HealthcareStore.Schema}.fhir_resource";

    /// <summary>The index by which a person's resources are found, newest first.</summary>
    public const string PersonIndex = "fhir_resource_person";

    /// <summary>The columns, in the order of <see cref="Parameters"/>.</summary>
    public const string Columns = "type, id, person_id, custodian, day, keys, version, body";

    /// <summary>Writes many at once, over what stood there before.</summary>
    public static string Upsert(string table, Func<int, string> placeholder) =>
        $"""
        insert into {table} ({Columns})
        select type, id, person_id, custodian, day, string_to_array(keys, E'\n'), version, body
        from unnest({placeholder(1)}::text[], {placeholder(2)}::text[], {placeholder(3)}::uuid[], {placeholder(4)}::text[], {placeholder(5)}::date[], {placeholder(6)}::text[], {placeholder(7)}::bigint[], {placeholder(8)}::bytea[])
             as r(type, id, person_id, custodian, day, keys, version, body)
        on conflict (type, id) do update set person_id = excluded.person_id, custodian = excluded.custodian, day = excluded.day, keys = excluded.keys, version = excluded.version, body = excluded.body
        """;

    /// <summary>Describes the table to the store.</summary>
    public static Table Define()
    {
        var table = new Table(Name);
        table.AddColumn("type", "text").AsPrimaryKey();
        table.AddColumn("id", "text").AsPrimaryKey();
        table.AddColumn("person_id", "uuid").NotNull();
        table.AddColumn("custodian", "text");
        table.AddColumn("day", "date");
        table.AddColumn("keys", "text[]").NotNull();
        table.AddColumn("version", "bigint").NotNull();
        table.AddColumn("body", "bytea").NotNull();
        table.Indexes.Add(new IndexDefinition(PersonIndex) { Columns = ["person_id", "type", "id"] });
        return table;
    }

    /// <summary>The rows as arrays, one for each column. Keys hold no line breaks, so they travel as lines.</summary>
    public static object[] Parameters(IReadOnlyList<(FhirResource Resource, long Version)> rows) =>
    [
        rows.Select(r => r.Resource.Type).ToArray(),
        rows.Select(r => r.Resource.Id).ToArray(),
        rows.Select(r => r.Resource.PersonId).ToArray(),
        rows.Select(r => r.Resource.Custodian).ToArray(),
        rows.Select(r => r.Resource.Day).ToArray(),
        rows.Select(r => string.Join('\n', r.Resource.Keys)).ToArray(),
        rows.Select(r => r.Version).ToArray(),
        rows.Select(r => r.Resource.Body).ToArray(),
    ];
}
