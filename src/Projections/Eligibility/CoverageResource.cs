using System.Text.Json;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Eligibility;

/// <summary>One coverage as JP_Coverage.</summary>
internal static class CoverageResource
{
    private const int InsurerDigits = 8;

    /// <summary><paramref name="terms"/> on the newest conditions, without a rate while others are still to come.</summary>
    public static FhirResource Of(Guid personId, CoverageTerms terms, int place, StoredFact last) => new(
        "Coverage", IdOf(personId, place), personId, terms.Identity.InsurerNumber, terms.From,
        [$"status={StatusOf(terms)}", FhirText.Key("identifier", FhirSystems.InsuranceMember, MemberId(terms.Identity))],
        FhirJson.Resource("Coverage", (personId, terms, place, last), static (json, c) => Write(json, c.personId, c.terms, c.place, c.last)));

    /// <summary>Of the stream's id: nobody else's resource can have it.</summary>
    private static string IdOf(Guid personId, int place) => $"{personId:D}-c{place}";

    private static void Write(Utf8JsonWriter json, Guid personId, CoverageTerms terms, int place, StoredFact last)
    {
        json.WriteString("id", IdOf(personId, place));
        json.Meta(last, FhirSystems.CoverageProfile);
        WriteTerms(json, personId, terms);
    }

    /// <summary>What the resource says of the terms.</summary>
    public static void WriteTerms(Utf8JsonWriter json, Guid personId, CoverageTerms terms)
    {
        WriteIdentity(json, terms.Identity);
        json.WriteString("status", StatusOf(terms));
        json.Concept("type", FhirSystems.InsuranceCategory, CodeOf(terms.Category));
        json.Patient("beneficiary", personId);
        json.Text("dependent", terms.Identity.Branch);
        json.Concept("relationship", FhirSystems.InsuredCategory, terms.Relationship == Relationship.Insured ? "1" : "2");
        if (terms.EverHeld)
            json.Period("period", terms.From, terms.Through);
        json.WriteStartArray("payor");
        json.OrganizationItem(FhirSystems.InsurerNumber, terms.Identity.InsurerNumber);
        json.WriteEndArray();
        if (terms.CopayPercent is { } percent) // A rate that follows from age is one of a day; the answer to a check tells it.
            WriteCopay(json, percent);
    }

    /// <summary>A period that is over is still the active record of a coverage (R4); one that never held was cancelled.</summary>
    private static string StatusOf(CoverageTerms terms) => terms.EverHeld ? "active" : "cancelled";

    private static void WriteIdentity(Utf8JsonWriter json, InsuredIdentity identity)
    {
        json.WriteStartArray("extension");
        WriteExtension(json, FhirSystems.InsuredSymbol, identity.Symbol);
        WriteExtension(json, FhirSystems.InsuredNumber, identity.Number);
        WriteExtension(json, FhirSystems.InsuredBranch, identity.Branch);
        json.WriteEndArray();
        json.WriteStartArray("identifier");
        json.Identifier(FhirSystems.InsuranceMember, MemberId(identity));
        json.WriteEndArray();
    }

    private static void WriteExtension(Utf8JsonWriter json, string url, string value)
    {
        if (string.IsNullOrEmpty(value))
            return;

        json.WriteStartObject();
        json.WriteString("url", url);
        json.WriteString("valueString", value);
        json.WriteEndObject();
    }

    private static void WriteCopay(Utf8JsonWriter json, int percent)
    {
        json.WriteStartArray("costToBeneficiary");
        json.WriteStartObject();
        json.Concept("type", FhirSystems.CopayType, "copaypct", "負担率");
        json.Quantity("valueQuantity", percent, "%", FhirSystems.Ucum, "%");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>被保険者個人識別子: always three colons, the insurer number padded to 8 digits.</summary>
    private static string MemberId(InsuredIdentity identity) =>
        $"{identity.InsurerNumber.PadLeft(InsurerDigits, '0')}:{identity.Symbol}:{identity.Number}:{identity.Branch}";

    private static string CodeOf(InsuranceCategory category) => category switch
    {
        InsuranceCategory.Employees => "1",
        InsuranceCategory.National => "2",
        _ => "7",
    };
}
