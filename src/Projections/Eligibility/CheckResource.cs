using System.Text.Json;
using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Eligibility;

/// <summary>A check and its answer as CoverageEligibilityResponse, wherever its coverage is.</summary>
internal static class CheckResource
{
    /// <summary>What it says; <paramref name="coverage"/> is where the coverage is.</summary>
    public static void Write(Utf8JsonWriter json, CheckFacts facts, string coverage)
    {
        WriteExtensions(json, facts);
        json.WriteStartArray("identifier");
        json.Identifier(FhirSystems.Uri, $"urn:uuid:{facts.CheckId:D}");
        json.WriteEndArray();
        json.WriteString("status", "active");
        json.WriteStartArray("purpose");
        json.WriteStringValue("validation");
        json.WriteStringValue("benefits");
        json.WriteEndArray();
        WritePatient(json, facts);
        json.WriteString("servicedDate", FhirText.Of(facts.ServiceDate));
        json.WriteString("created", FhirText.Of(facts.CheckedAt));
        json.Organization("requestor", FhirSystems.InstitutionNumber, facts.Institution);
        WriteRequest(json, facts.CheckId);
        WriteOutcome(json, facts.Status);
        WriteInsurer(json, facts.Terms);
        if (facts.Terms is { } terms)
            CheckBenefits.Write(json, terms, facts.LimitCategory, coverage);
    }

    private static void WriteExtensions(Utf8JsonWriter json, CheckFacts facts)
    {
        json.WriteStartArray("extension");
        WriteCode(json, FhirSystems.EligibilityStatus, JsonNamingPolicy.CamelCase.ConvertName(facts.Status.ToString()));
        foreach (var alert in facts.Alerts)
            WriteCode(json, FhirSystems.EligibilityAlert, alert);
        json.WriteEndArray();
    }

    private static void WriteCode(Utf8JsonWriter json, string url, string code)
    {
        json.WriteStartObject();
        json.WriteString("url", url);
        json.WriteString("valueCode", code);
        json.WriteEndObject();
    }

    private static void WritePatient(Utf8JsonWriter json, CheckFacts facts)
    {
        json.WriteStartObject("patient");
        json.WriteString("reference", $"Patient/{facts.PersonId:D}");
        if (facts.LocalPatientNumber is { } number)
        {
            json.WriteStartObject("identifier");
            json.WriteString("system", FhirSystems.LocalPatientNumberPrefix + facts.Institution);
            json.WriteString("value", number);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>The request is the command, which is no resource: named by its identifier.</summary>
    private static void WriteRequest(Utf8JsonWriter json, Guid checkId)
    {
        json.WriteStartObject("request");
        json.WriteString("type", "CoverageEligibilityRequest");
        json.WriteStartObject("identifier");
        json.WriteString("system", FhirSystems.Uri);
        json.WriteString("value", $"urn:uuid:{checkId:D}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter json, EligibilityStatus status)
    {
        var (outcome, meaning) = status switch
        {
            EligibilityStatus.Valid => ("complete", "有効"),
            EligibilityStatus.CertificateLapsed => ("error", "電子証明書の有効期限切れ"),
            _ => ("complete", "資格なし"),
        };
        json.WriteString("outcome", outcome);
        json.WriteString("disposition", meaning);
        if (outcome != "error")
            return;

        json.WriteStartArray("error");
        json.WriteStartObject();
        json.Concept("code", FhirSystems.EligibilityStatus, "certificateLapsed", text: meaning);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Where nobody insures the person, the platform itself is the author of the answer.</summary>
    private static void WriteInsurer(Utf8JsonWriter json, CoverageTerms? terms)
    {
        if (terms is not null)
        {
            json.Organization("insurer", FhirSystems.InsurerNumber, terms.Identity.InsurerNumber);
            return;
        }

        json.WriteStartObject("insurer");
        json.WriteString("type", "Organization");
        json.WriteString("display", "オンライン資格確認等システム");
        json.WriteEndObject();
    }
}
