using Healthcare.Application.Access;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Access;

/// <summary>Looks persons up by what names them.</summary>
public sealed class PersonDirectory(NpgsqlDataSource database) : IDirectory
{
    private const string Select =
        $"""
        select d.person_id, d.record_id, b.birth_date from {HealthcareStore.Schema}.person_directory d
        join {HealthcareStore.Schema}.person_birth b on b.person_id = d.person_id where d.key = $1
        """;

    /// <inheritdoc/>
    public async Task<Guid?> FindAsync(PersonLocator locator, CancellationToken ct)
    {
        var (key, birthDate) = locator switch
        {
            { Card: { } card } => (DirectoryProjection.KeyOfCard(card.CertificateSerial), (LocalDate?)null),
            { Insured: { } insured } => (DirectoryProjection.KeyOf(insured.Identity), insured.BirthDate),
            { Local: { } local } => (DirectoryProjection.KeyOfLocal(local.Institution, local.LocalPatientNumber), local.BirthDate),
            _ => throw new InvalidOperationException("The locator names nobody."),
        };
        return await EntryAsync(key, ct) is { } entry && (birthDate is null || birthDate == entry.BirthDate) ? entry.PersonId : null;
    }

    /// <inheritdoc/>
    public async Task<Guid?> OwnerOfIdentityAsync(InsuredIdentity identity, CancellationToken ct) =>
        (await EntryAsync(DirectoryProjection.KeyOf(identity), ct))?.PersonId;

    /// <inheritdoc/>
    public async Task<LinkedCard?> CardAsync(string certificateSerial, CancellationToken ct) =>
        await EntryAsync(DirectoryProjection.KeyOfCard(certificateSerial), ct) is { } entry ? new(entry.RecordId, entry.PersonId) : null;

    /// <inheritdoc/>
    public async Task<Guid?> OwnerOfLocalNumberAsync(string institution, string localPatientNumber, CancellationToken ct) =>
        (await EntryAsync(DirectoryProjection.KeyOfLocal(institution, localPatientNumber), ct))?.PersonId;

    private async Task<Entry?> EntryAsync(string key, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new() { Value = key });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<LocalDate>(2)) : null;
    }

    private sealed record Entry(Guid PersonId, Guid RecordId, LocalDate BirthDate);
}
