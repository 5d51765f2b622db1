using System.Text.Json;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Eligibility;

/// <summary>A check as it is stored: a CoverageEligibilityResponse with the coverage inside, as it was told.</summary>
internal static class StoredCheckResource
{
    private const string Contained = "coverage";

    /// <summary>The stored resource. The limit category is never in it: whoever reads it later may have no consent.</summary>
    public static FhirResource Of(EligibilityChecked check, StoredFact stored)
    {
        var facts = new CheckFacts(
            check.PersonId, check.CheckId, check.Institution, check.ServiceDate, check.CheckedAt, check.Answer.Status, TermsOf(check.Answer),
            check.Answer.Alerts, check.LocalPatientNumber);
        var id = $"{check.PersonId:D}-e{stored.Version}";
        return new(
            "CoverageEligibilityResponse", id, check.PersonId, check.Institution, Jst.DateOf(check.CheckedAt), ["status=active"],
            FhirJson.Resource("CoverageEligibilityResponse", (id, stored, facts), static (json, r) => WriteStored(json, r.id, r.stored, r.facts)), stored.Version);
    }

    /// <summary>At the rate of the day; answers of before it was worked out hold what the insurer stated.</summary>
    private static CoverageTerms? TermsOf(EligibilityAnswer answer) =>
        answer.Terms is { } terms ? terms with { CopayPercent = answer.CopayPercent ?? terms.CopayPercent } : null;

    private static void WriteStored(Utf8JsonWriter json, string id, StoredFact stored, CheckFacts facts)
    {
        json.WriteString("id", id);
        json.Meta(stored, FhirSystems.EligibilityResponseProfile);
        if (facts.Terms is { } terms)
        {
            json.WriteStartArray("contained");
            json.WriteStartObject();
            json.WriteString("resourceType", "Coverage");
            json.WriteString("id", Contained);
            CoverageResource.WriteTerms(json, facts.PersonId, terms);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        CheckResource.Write(json, facts, $"#{Contained}");
    }
}
