using Healthcare.Projections.Storage;
using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Commands;

/// <summary>What was answered to a command, so that the same command again is answered the same.</summary>
/// <param name="Caller">Who sent it.</param>
/// <param name="Key">Under which idempotency key.</param>
/// <param name="Digest">Over what was asked.</param>
/// <param name="Code">The code of the rejection; null when it was accepted.</param>
/// <param name="Answer">The answer or the details of the rejection, as JSON.</param>
/// <param name="Version">The version of the record afterwards.</param>
public sealed record Receipt(string Caller, string Key, byte[] Digest, string? Code, byte[]? Answer, long? Version);

/// <summary>The table of receipts.</summary>
internal static class ReceiptTable
{
    private const string Name = $"{HealthcareStore.Schema}.command_receipt";

    // Lateral with a limit: key by key, however many the planner guesses; it would read the whole table otherwise.
    private const string Select =
        $"""
        select r.caller, r.key, r.digest, r.code, r.answer, r.version from unnest($1::text[], $2::text[]) as asked(caller, key)
        cross join lateral (select * from {Name} r where r.caller = asked.caller and r.key = asked.key limit 1) r
        """;

    /// <summary>Writes many at once; a second receipt under one key is an error of the database, never an overwrite.</summary>
    public const string Insert =
        $"insert into {Name} (caller, key, digest, code, answer, version) select * from unnest(?::text[], ?::text[], ?::bytea[], ?::text[], ?::bytea[], ?::bigint[])";

    public static Table Define()
    {
        var table = new Table($"{HealthcareStore.Schema}.command_receipt");
        table.AddColumn("caller", "text").AsPrimaryKey();
        table.AddColumn("key", "text").AsPrimaryKey();
        table.AddColumn("digest", "bytea").NotNull();
        table.AddColumn("code", "text");
        table.AddColumn("answer", "bytea");
        table.AddColumn("version", "bigint");
        return table;
    }

    public static NpgsqlBatchCommand Find(IEnumerable<(string Caller, string Key)> asked) => new(Select)
    {
        Parameters =
        {
            new() { Value = asked.Select(a => a.Caller).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = asked.Select(a => a.Key).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        },
    };

    public static Receipt Read(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetFieldValue<byte[]>(2),
        reader.IsDBNull(3) ? null : reader.GetString(3),
        reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4),
        reader.IsDBNull(5) ? null : reader.GetInt64(5));

    public static object[] Parameters(IReadOnlyList<Receipt> receipts) =>
    [
        receipts.Select(r => r.Caller).ToArray(),
        receipts.Select(r => r.Key).ToArray(),
        receipts.Select(r => r.Digest).ToArray(),
        receipts.Select(r => r.Code).ToArray(),
        receipts.Select(r => r.Answer).ToArray(),
        receipts.Select(r => r.Version).ToArray(),
    ];
}
