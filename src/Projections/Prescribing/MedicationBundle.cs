using System.Text.Json;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>A page of the history as a searchset: a MedicationRequest or MedicationDispense for each line, and the requests that were dispensed beside.</summary>
public static class MedicationBundle
{
    private const string Request = "MedicationRequest", Dispense = "MedicationDispense";

    /// <summary>Writes it.</summary>
    /// <param name="page">The lines.</param>
    /// <param name="resources">The resources of their prescriptions.</param>
    /// <param name="fhir">The address of the FHIR service.</param>
    /// <param name="next">The address of the next page.</param>
    public static byte[] Of(MedicationPage page, IEnumerable<FhirResource> resources, string fhir, string? next)
    {
        var known = resources.Where(resource => resource.Type is Request or Dispense).ToDictionary(resource => resource.Id, StringComparer.Ordinal);
        var matches = page.Lines.Select(line => known[line.Id]).ToList();
        var included = page.Lines.Where(line => line.Stage == MedicationStage.Dispensed)
            .SelectMany(line => known.Values.Where(one => one.Type == Request && one.Id == RequestOf(known[line.Id]))).Except(matches).Distinct();
        return FhirJson.Resource("Bundle", (page.Total, matches, included, fhir, next), static (json, b) =>
        {
            json.WriteString("type", "searchset");
            json.WriteNumber("total", b.Total);
            if (b.next is not null)
                WriteNext(json, b.next);
            json.WriteStartArray("entry");
            foreach (var resource in b.matches)
                WriteEntry(json, resource, b.fhir, "match");
            foreach (var resource in b.included)
                WriteEntry(json, resource, b.fhir, "include");
            json.WriteEndArray();
        });
    }

    private static string? RequestOf(FhirResource dispense)
    {
        using var body = JsonDocument.Parse(dispense.Body);
        return body.RootElement.TryGetProperty("authorizingPrescription", out var prescriptions)
            ? prescriptions[0].GetProperty("reference").GetString()![(Request.Length + 1)..]
            : null;
    }

    private static void WriteNext(Utf8JsonWriter json, string next)
    {
        json.WriteStartArray("link");
        json.WriteStartObject();
        json.WriteString("relation", "next");
        json.WriteString("url", next);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, FhirResource resource, string fhir, string mode)
    {
        json.WriteStartObject();
        json.WriteString("fullUrl", $"{fhir}/{resource.Type}/{resource.Id}");
        json.WritePropertyName("resource");
        json.WriteRawValue(resource.Body, skipInputValidation: true);
        json.WriteStartObject("search");
        json.WriteString("mode", mode);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
