using System.Text.Json;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>
/// Reads what persons take and do not bear, straight from the store, in one statement. The command pipeline has each person to itself meanwhile.
/// Drugs that share nothing with what is asked about stay in the database: of 200 drugs a check unpacks the one or two that matter.
/// </summary>
public sealed class MartenSafetyHistory : ISafetyHistory, IAsyncDisposable
{
    private const string OpenLongest = "93"; // Days that a prescription may wait for its first day of use: 3 months.
    private const char Separator = '\n';

    private const string Select =
        $"""
        with k as materialized (
            select k.place, k.person_id, k.day, string_to_array(k.keys, E'\n') as keys
            from unnest($1::uuid[], $2::date[], $3::text[]) with ordinality as k(person_id, day, keys, place)
            join {HealthcareStore.Schema}.person_birth b on b.person_id = k.person_id)
        select k.place, null::text as taken, null::jsonb as allergy, null::uuid as id, null::text as number from k
        union all
        select k.place, a.taken_json, null, a.id, null from k
        join {HealthcareStore.Schema}.mt_doc_prescriptionrecord a on a.person_id = k.person_id and a.through >= k.day and a.taken_keys && k.keys
        union all
        select k.place, null, y.data, y.id, null from k
        join {HealthcareStore.Schema}.mt_doc_drugallergy y on y.person_id = k.person_id
        union all
        select k.place, null, null, a.id, a.exchange_number from k
        join {HealthcareStore.Schema}.mt_doc_prescriptionrecord a on a.person_id = k.person_id and a.through >= k.day - {OpenLongest} and a.exchange_number is not null
        order by 1, 4 nulls first
        """;

    private readonly SingleStatements database;
    private readonly SharedReads<Question, Found> persons;

    /// <summary>Reads from this database.</summary>
    public MartenSafetyHistory(SingleStatements database)
    {
        this.database = database;
        persons = new(ReadAsync);
    }

    /// <inheritdoc/>
    public async Task<SafetyHistory?> OfPersonAsync(Guid personId, LocalDate from, IReadOnlyCollection<string> keys, CancellationToken ct) =>
        await persons.FindAsync(new(personId, from, string.Join(Separator, keys))) is { } found
            ? new(
                [.. found.Taken.SelectMany(json => JsonSerializer.Deserialize<MedicationInUse[]>(json, StoredJson.Options)!)],
                [.. found.Allergies.SelectMany(json => JsonSerializer.Deserialize<DrugAllergy>(json, StoredJson.Options)!.Known)])
            { OpenExchangeNumbers = found.Numbers }
            : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => persons.DisposeAsync();

    private async Task<IReadOnlyDictionary<Question, Found>> ReadAsync(IReadOnlyList<Question> asked)
    {
        await using var command = database.Command(
            Select, asked.Select(a => a.PersonId).ToArray(), asked.Select(a => a.From).ToArray(), asked.Select(a => a.Keys).ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        Dictionary<Question, Found> answers = [];
        while (await reader.ReadAsync())
        {
            var question = asked[(int)reader.GetInt64(0) - 1];
            if (!answers.TryGetValue(question, out var found))
                answers[question] = found = new([], [], []);
            if (!reader.IsDBNull(1))
                found.Taken.Add(reader.GetFieldValue<byte[]>(1));
            if (!reader.IsDBNull(2))
                found.Allergies.Add(reader.GetFieldValue<byte[]>(2));
            if (!reader.IsDBNull(4))
                found.Numbers.Add(reader.GetString(4));
        }

        return answers;
    }

    /// <summary>What is asked about one person; the keys one to a line.</summary>
    private sealed record Question(Guid PersonId, LocalDate From, string Keys);

    private sealed record Found(List<byte[]> Taken, List<byte[]> Allergies, List<string> Numbers);
}
