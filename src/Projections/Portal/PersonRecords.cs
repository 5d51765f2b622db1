using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Portal;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Portal;

/// <summary>A person as registered, with what insurers said of them.</summary>
public sealed record PersonRecord(InsuredPerson Person)
{
    /// <summary>The coverages that hold or held, the newest first, each on the conditions of a day.</summary>
    public IEnumerable<CoverageTerms> CoveragesOn(LocalDate day) =>
        Person.Coverages.Where(one => one.Value.EverHeld).OrderByDescending(one => one.Value.From).Select(one => Person.TermsOn(one.Key, day));
}

/// <summary>A notice that was left for a person.</summary>
public sealed record PersonNotice(NoticeKind Kind, Guid About, Instant LeftAt);

/// <summary>
/// What the portal shows people of themselves, from the events and from tables written with them: what was accepted a moment ago
/// is there. It asks nobody for permission; the caller asks the gate first.
/// </summary>
public sealed class PersonRecords(NpgsqlDataSource database, StoredEvents events)
{
    private const string Prescriptions = $"select id from {HealthcareStore.Schema}.mt_doc_prescriptionrecord where person_id = $1";
    private const string Notices = $"select kind, about, left_at from {NoticeProjection.TableName} where person_id = $1 order by left_at desc limit $2";
    private const string Visited = $"select institution from {HealthcareStore.Schema}.visit where person_id = $1 order by verified_at desc limit $2";
    private const string Names = $"select number, data ->> 'name' from {HealthcareStore.Schema}.mt_doc_institution where number = any($1)";

    /// <summary>The person and their coverages; null when the platform does not know the person.</summary>
    public async Task<PersonRecord?> PersonAsync(Guid personId, CancellationToken ct)
    {
        InsuredPerson? person = null;
        await foreach (var (_, fact) in FactsAsync([personId], personId, ct))
            person = InsuredPerson.Evolve(person, fact);

        return person is null ? null : new(person);
    }

    /// <summary>All prescriptions of the person, the newest first.</summary>
    public async Task<IReadOnlyList<Prescription>> PrescriptionsAsync(Guid personId, CancellationToken ct)
    {
        var streams = await ReadAsync(Prescriptions, [personId], row => row.GetGuid(0), ct);
        Dictionary<Guid, Prescription?> found = [];
        await foreach (var (stream, fact) in FactsAsync([.. streams], personId, ct))
            found[stream] = Prescription.Evolve(found.GetValueOrDefault(stream), fact);

        return [.. found.Values.OfType<Prescription>().OrderByDescending(p => p.IssuedOn).ThenByDescending(p => p.Id)];
    }

    /// <summary>All consents of the person, those in force and those that are over, the newest first.</summary>
    public async Task<IReadOnlyList<ConsentStory>> ConsentsAsync(Guid personId, CancellationToken ct)
    {
        List<object> happened = [];
        await foreach (var (_, fact) in FactsAsync([Consents.StreamOf(personId)], personId, ct))
            happened.Add(fact);
        return [.. ConsentStory.Of(happened).Reverse()];
    }

    /// <summary>Where the person was verified, the last place first.</summary>
    public Task<List<string>> VisitedAsync(Guid personId, int atMost, CancellationToken ct) =>
        ReadAsync(Visited, [personId, atMost], row => row.GetString(0), ct);

    /// <summary>The notices of the person, the newest first.</summary>
    public Task<List<PersonNotice>> NoticesAsync(Guid personId, int atMost, CancellationToken ct) =>
        ReadAsync(Notices, [personId, atMost], row => new PersonNotice(Enum.Parse<NoticeKind>(row.GetString(0)), row.GetGuid(1), row.GetFieldValue<Instant>(2)), ct);

    /// <summary>The names of the bodies with these numbers, as far as the platform knows them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IEnumerable<string> numbers, CancellationToken ct)
    {
        var rows = await ReadAsync(Names, [numbers.Distinct().ToArray()], row => (Number: row.GetString(0), Name: row.GetString(1)), ct);
        return rows.ToDictionary(row => row.Number, row => row.Name);
    }

    // A stream belongs to one person (ADR 3); that it does is checked once more before anything is shown.
    private async IAsyncEnumerable<(Guid Stream, IPersonEvent Fact)> FactsAsync(
        Guid[] streams, Guid personId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var stored in events.OfAsync(streams, ct))
        {
            if (stored.Data is IPersonEvent fact && fact.PersonId == personId)
                yield return (stored.Stream, fact);
        }
    }

    private async Task<List<T>> ReadAsync<T>(string sql, object[] parameters, Func<NpgsqlDataReader, T> row, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<T> rows = [];
        while (await reader.ReadAsync(ct))
            rows.Add(row(reader));
        return rows;
    }
}
