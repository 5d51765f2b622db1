using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Healthcare.Projections.Prescribing;

/// <summary>Counts wrong exchange numbers in the database, so that all processes count together.</summary>
public sealed class Guesses(NpgsqlDataSource database, GuessLimits limits) : IGuesses
{
    private const string Lock = "select pg_advisory_xact_lock(hashtextextended(claim, 0)) from unnest($1::text[]) as claim";
    private const string Recent = $"select person_id, pharmacy, at from {GuessTable.Name} where counts and at > $3 and (person_id = $1 or pharmacy = $2)";
    private const string Insert = $"insert into {GuessTable.Name} (person_id, pharmacy, at, counts) values ($1, $2, $3, $4)";

    /// <inheritdoc/>
    public async Task<Duration?> TryAsync(Guid? personId, string pharmacy, bool right, Instant now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (ofPerson, ofPharmacy) = await ReadAsync(connection, personId, pharmacy, now - limits.Longest, ct);
        var wait = limits.Wait(ofPerson, ofPharmacy, now);
        if (!right)
        {
            await using var insert = new NpgsqlCommand(Insert, connection)
            {
                Parameters = { Person(personId), new() { Value = pharmacy }, new() { Value = now }, new() { Value = wait is null } },
            };
            await insert.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return wait;
    }

    private static async Task<(List<Instant> OfPerson, List<Instant> OfPharmacy)> ReadAsync(
        NpgsqlConnection connection, Guid? personId, string pharmacy, Instant after, CancellationToken ct)
    {
        string[] claims = [$"guess:{pharmacy}", .. personId is { } known ? new[] { $"guess:{known:N}" } : []];
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new(Lock) { Parameters = { new() { Value = claims.Order(StringComparer.Ordinal).ToArray() } } });
        batch.BatchCommands.Add(new(Recent) { Parameters = { Person(personId), new() { Value = pharmacy }, new() { Value = after } } });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        List<Instant> ofPerson = [], ofPharmacy = [];
        while (await reader.ReadAsync(ct))
        {
            var at = reader.GetFieldValue<Instant>(2);
            if (!reader.IsDBNull(0) && reader.GetGuid(0) == personId)
                ofPerson.Add(at);
            if (reader.GetString(1) == pharmacy)
                ofPharmacy.Add(at);
        }

        return (ofPerson, ofPharmacy);
    }

    private static NpgsqlParameter Person(Guid? personId) => new() { NpgsqlDbType = NpgsqlDbType.Uuid, Value = personId ?? (object)DBNull.Value };
}
