using System.Text.Json;
using Healthcare.Application.Eligibility;
using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Storage;

namespace Healthcare.Projections.Eligibility;

/// <summary>The answer of a check as FHIR: a collection of the CoverageEligibilityResponse and the Coverage that answers.</summary>
public static class EligibilityBundle
{
    /// <summary>The same answer in another shape.</summary>
    public static byte[] OfAnswer(byte[] answer) => FhirJson.Resource(
        "Bundle", JsonSerializer.Deserialize<EligibilityCheckAnswer>(answer, StoredJson.Options)!, static (json, told) => Write(json, told));

    private static void Write(Utf8JsonWriter json, EligibilityCheckAnswer told)
    {
        var terms = TermsOf(told.Coverage, told.CopayPercent);
        var facts = new CheckFacts(
            told.PersonId, told.CheckId, told.Institution, told.ServiceDate, told.CheckedAt, told.Status, terms, told.Alerts, told.LocalPatientNumber)
        {
            LimitCategory = told.Limits?.Category,
        };
        json.WriteString("type", "collection");
        json.WriteString("timestamp", FhirText.Of(told.CheckedAt));
        json.WriteStartArray("entry");
        Entry(json, told.CheckId, "CoverageEligibilityResponse", () => CheckResource.Write(json, facts, $"urn:uuid:{told.CoverageId:D}"));
        if (terms is not null)
        {
            Entry(json, told.CoverageId!.Value, "Coverage", () =>
            {
                json.WriteStartObject("meta");
                json.WriteStartArray("profile");
                json.WriteStringValue(FhirSystems.CoverageProfile);
                json.WriteEndArray();
                json.WriteEndObject();
                CoverageResource.WriteTerms(json, told.PersonId, terms);
            });
        }

        json.WriteEndArray();
    }

    private static void Entry(Utf8JsonWriter json, Guid id, string type, Action content)
    {
        json.WriteStartObject();
        json.WriteString("fullUrl", $"urn:uuid:{id:D}");
        json.WriteStartObject("resource");
        json.WriteString("resourceType", type);
        content();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static CoverageTerms? TermsOf(CoverageShown? shown, int? copayPercent) => shown is null
        ? null
        : new(shown.Identity, shown.Category, shown.Relationship, shown.From, shown.Through, copayPercent ?? shown.CopayPercent);
}
