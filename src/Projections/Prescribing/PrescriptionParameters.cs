using System.Text;
using System.Text.Json;
using Healthcare.Application.Prescribing;
using Healthcare.Projections.Storage;

namespace Healthcare.Projections.Prescribing;

/// <summary>The FHIR Parameters around a prescription's document and the reason to go on in spite of a duplicate.</summary>
public static class PrescriptionParameters
{
    /// <summary>Takes them apart; false when they are not exactly these two.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> utf8Json, out ReadOnlyMemory<byte> document, out string? reason)
    {
        (document, reason) = (default, null);
        using var json = JsonDocument.Parse(utf8Json);
        if (json.RootElement.ValueKind != JsonValueKind.Object || Text(json.RootElement, "resourceType") != "Parameters"
            || !json.RootElement.TryGetProperty("parameter", out var parameters) || parameters.ValueKind != JsonValueKind.Array)
            return false;

        foreach (var parameter in parameters.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object))
        {
            if (Text(parameter, "name") == "document" && document.IsEmpty && parameter.TryGetProperty("resource", out var resource))
                document = Encoding.UTF8.GetBytes(resource.GetRawText());
            else if (Text(parameter, "name") == "safetyReason" && reason is null)
                reason = Text(parameter, "valueString");
        }

        return !document.IsEmpty && reason is not null && parameters.GetArrayLength() == 2;
    }

    /// <summary>The answer to a registration as FHIR Parameters.</summary>
    public static byte[] OfAnswer(byte[] answer)
    {
        var told = JsonSerializer.Deserialize<PrescriptionAnswer>(answer, StoredJson.Options)!;
        IEnumerable<object> parameters =
        [
            new { Name = "prescriptionId", ValueUuid = $"urn:uuid:{told.PrescriptionId}" },
            new { Name = "patient", ValueReference = new { Reference = $"Patient/{told.PersonId}" } },
            new { Name = "validThrough", ValueDate = told.ValidThrough },
            .. told.Alerts.Select(alert => new { Name = "alert", ValueCode = JsonNamingPolicy.CamelCase.ConvertName(alert.ToString()) }),
        ];
        return StoredJson.Bytes(new { ResourceType = "Parameters", Parameter = parameters });
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
