using System.Text.Json;
using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Eligibility;

/// <summary>The coverage in force and what the person pays, as the insurance of a CoverageEligibilityResponse.</summary>
internal static class CheckBenefits
{
    public static void Write(Utf8JsonWriter json, CoverageTerms terms, string? limitCategory, string coverage)
    {
        json.WriteStartArray("insurance");
        json.WriteStartObject();
        json.Reference("coverage", coverage);
        json.WriteBoolean("inforce", true);
        json.Period("benefitPeriod", terms.From, terms.Through);
        if (terms.CopayPercent is not null || limitCategory is not null)
        {
            json.WriteStartArray("item");
            if (terms.CopayPercent is { } percent)
                Item(json, "負担割合", "copay-percent", () => json.WriteNumber("allowedUnsignedInt", percent));
            if (limitCategory is not null)
                Item(json, "限度額適用区分", "copay-maximum", () => json.WriteString("allowedString", limitCategory));
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Item(Utf8JsonWriter json, string name, string type, Action allowed)
    {
        json.WriteStartObject();
        json.Concept("category", FhirSystems.BenefitCategory, "30", "Health Benefit Plan Coverage");
        json.WriteString("name", name);
        json.WriteStartArray("benefit");
        json.WriteStartObject();
        json.Concept("type", FhirSystems.BenefitType, type);
        allowed();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
