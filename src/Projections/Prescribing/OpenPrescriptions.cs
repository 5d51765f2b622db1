using System.Text.Json;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Storage;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads prescriptions as they stand, straight from the store.</summary>
public sealed class OpenPrescriptions(SingleStatements database) : IOpenPrescriptions
{
    private const string Table = $"{HealthcareStore.Schema}.mt_doc_prescriptionrecord";
    private const string OfPerson = $"select data -> 'state' from {Table} where person_id = $1 and exchange_number is not null order by id desc";
    private const string One = $"select data -> 'state' from {Table} where id = $1";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Prescription>> OfPersonAsync(Guid personId, CancellationToken ct) => ReadAsync(OfPerson, personId, ct);

    /// <summary>One, finished or not; null when there is none.</summary>
    public async Task<Prescription?> FindAsync(Guid prescriptionId, CancellationToken ct) => (await ReadAsync(One, prescriptionId, ct)).SingleOrDefault();

    private async Task<IReadOnlyList<Prescription>> ReadAsync(string sql, Guid key, CancellationToken ct)
    {
        await using var command = database.Command(sql, key);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<Prescription> found = [];
        while (await reader.ReadAsync(ct))
            found.Add(JsonSerializer.Deserialize<Prescription>(reader.GetFieldValue<byte[]>(0), StoredJson.Options)!);
        return found;
    }
}
