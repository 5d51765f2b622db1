using System.Text.Json;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads what a person takes, straight from the store. The command pipeline has the person to itself meanwhile.</summary>
public sealed class MartenActiveMedications(NpgsqlDataSource database) : IActiveMedications
{
    private const string Person = $"select 1 from {HealthcareStore.Schema}.person_birth where person_id = $1";
    private const string Active =
        $"select data from {HealthcareStore.Schema}.mt_doc_activeprescription where person_id = $1 and through >= $2 order by id";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ActiveMedication>?> OfPersonAsync(Guid personId, LocalDate from, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(Person) { Parameters = { new() { Value = personId } } });
        batch.BatchCommands.Add(new(Active) { Parameters = { new() { Value = personId }, new() { Value = from } } });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return null;

        await reader.NextResultAsync(ct);
        List<ActiveMedication> taking = [];
        while (await reader.ReadAsync(ct))
            taking.AddRange(JsonSerializer.Deserialize<ActivePrescription>(reader.GetFieldValue<byte[]>(0), StoredJson.Options)!.Medications);
        return taking;
    }
}
