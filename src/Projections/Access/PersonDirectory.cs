using Healthcare.Application.Access;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Projections.Access;

/// <summary>Looks persons up by what names them.</summary>
public sealed class PersonDirectory : IDirectory, IAsyncDisposable
{
    private const string Select =
        $"""
        select d.key, d.person_id, d.record_id, b.birth_date from {HealthcareStore.Schema}.person_directory d
        join {HealthcareStore.Schema}.person_birth b on b.person_id = d.person_id where d.key = any($1)
        """;

    private readonly SingleStatements database;
    private readonly SharedReads<string, Entry> entries;

    /// <summary>Looks in this database.</summary>
    public PersonDirectory(SingleStatements database)
    {
        this.database = database;
        entries = new(ReadAsync);
    }

    /// <inheritdoc/>
    public async Task<Guid?> FindAsync(PersonLocator locator, CancellationToken ct)
    {
        var (key, birthDate) = locator switch
        {
            { Card: { } card } => (Credential.KeyOf(card.CertificateSerial), (LocalDate?)null),
            { Insured: { } insured } => (DirectoryProjection.KeyOf(insured.Identity), insured.BirthDate),
            { Local: { } local } => (DirectoryProjection.KeyOfLocal(local.Institution, local.LocalPatientNumber), local.BirthDate),
            _ => throw new InvalidOperationException("The locator names nobody."),
        };
        return await entries.FindAsync(key) is { } entry && (birthDate is null || birthDate == entry.BirthDate) ? entry.PersonId : null;
    }

    /// <inheritdoc/>
    public async Task<Guid?> OwnerOfIdentityAsync(InsuredIdentity identity, CancellationToken ct) =>
        (await entries.FindAsync(DirectoryProjection.KeyOf(identity)))?.PersonId;

    /// <inheritdoc/>
    public async Task<LinkedCard?> CardAsync(string certificateSerial, CancellationToken ct) =>
        await entries.FindAsync(Credential.KeyOf(certificateSerial)) is { } entry ? new(entry.RecordId, entry.PersonId) : null;

    /// <inheritdoc/>
    public async Task<Guid?> OwnerOfLocalNumberAsync(string institution, string localPatientNumber, CancellationToken ct) =>
        (await entries.FindAsync(DirectoryProjection.KeyOfLocal(institution, localPatientNumber)))?.PersonId;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => entries.DisposeAsync();

    private async Task<IReadOnlyDictionary<string, Entry>> ReadAsync(IReadOnlyList<string> keys)
    {
        await using var command = database.Command(Select, [keys.ToArray()]);
        await using var reader = await command.ExecuteReaderAsync();
        Dictionary<string, Entry> found = new(StringComparer.Ordinal);
        while (await reader.ReadAsync())
            found[reader.GetString(0)] = new(reader.GetGuid(1), reader.GetGuid(2), reader.GetFieldValue<LocalDate>(3));
        return found;
    }

    private sealed record Entry(Guid PersonId, Guid RecordId, LocalDate BirthDate);
}
