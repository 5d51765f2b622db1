using System.Text.Json;
using NodaTime;

namespace Healthcare.Projections.Fhir;

/// <summary>FHIR's data types, as far as the engine writes them. What has no value is left out, for FHIR knows no empty elements.</summary>
internal static class FhirElements
{
    public static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }

    public static void Meta(this Utf8JsonWriter json, StoredFact last, string profile)
    {
        json.WriteStartObject("meta");
        json.WriteString("versionId", FhirText.Of(last.Version));
        json.WriteString("lastUpdated", FhirText.Of(last.At));
        json.WriteStartArray("profile");
        json.WriteStringValue(profile);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>An identifier without a name: an element of a list.</summary>
    public static void Identifier(this Utf8JsonWriter json, string system, string value)
    {
        json.WriteStartObject();
        json.WriteString("system", system);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    public static void Concept(this Utf8JsonWriter json, string name, string system, string code, string? display = null, string? text = null)
    {
        json.WriteStartObject(name);
        json.Coding(system, code, display);
        json.Text("text", text);
        json.WriteEndObject();
    }

    public static void Coding(this Utf8JsonWriter json, string system, string code, string? display)
    {
        json.WriteStartArray("coding");
        json.CodingItem(system, code, display);
        json.WriteEndArray();
    }

    /// <summary>A coding without a name: an element of a list.</summary>
    public static void CodingItem(this Utf8JsonWriter json, string system, string code, string? display = null)
    {
        json.WriteStartObject();
        json.WriteString("system", system);
        json.WriteString("code", code);
        json.Text("display", display);
        json.WriteEndObject();
    }

    /// <summary>A concept without a name: an element of a list.</summary>
    public static void ConceptItem(this Utf8JsonWriter json, string system, string code, string? display = null, string? text = null)
    {
        json.WriteStartObject();
        json.Coding(system, code, display);
        json.Text("text", text);
        json.WriteEndObject();
    }

    public static void Quantity(this Utf8JsonWriter json, string name, decimal value, string unit, string system, string code)
    {
        json.WriteStartObject(name);
        json.WriteNumber("value", value);
        json.Text("unit", unit);
        json.WriteString("system", system);
        json.WriteString("code", code);
        json.WriteEndObject();
    }

    public static void Days(this Utf8JsonWriter json, string name, int days) => json.Quantity(name, days, "日", FhirSystems.Ucum, "d");

    public static void Period(this Utf8JsonWriter json, string name, LocalDate start, LocalDate? end)
    {
        json.WriteStartObject(name);
        json.WriteString("start", FhirText.Of(start));
        if (end is { } last)
            json.WriteString("end", FhirText.Of(last));
        json.WriteEndObject();
    }

    public static void Period(this Utf8JsonWriter json, string name, Instant start, Instant end)
    {
        json.WriteStartObject(name);
        json.WriteString("start", FhirText.Of(start));
        json.WriteString("end", FhirText.Of(end));
        json.WriteEndObject();
    }
}
