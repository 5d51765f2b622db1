using System.Text.Json;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>Writes references as they were read.</summary>
internal static class PointerJson
{
    public static void Pointer(this Utf8JsonWriter json, string name, Pointer? pointer)
    {
        if (pointer is null)
            return;

        json.WritePropertyName(name);
        Write(json, pointer);
    }

    public static void Pointers(this Utf8JsonWriter json, string name, IReadOnlyList<Pointer> pointers)
    {
        if (pointers.Count == 0)
            return;

        json.WriteStartArray(name);
        foreach (var pointer in pointers)
            Write(json, pointer);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Pointer pointer)
    {
        json.WriteStartObject();
        json.Text("reference", pointer.Reference);
        json.Text("type", pointer.Type);
        if (pointer.Value is { } value)
        {
            json.WriteStartObject("identifier");
            json.Text("system", pointer.System);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.Text("display", pointer.Display);
        json.WriteEndObject();
    }
}

/// <summary>Writes the visit and the people that a MedicationRequest of JP-CLINS contains.</summary>
internal static class ContainedJson
{
    private const string Profile = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_";

    public static void Write(Utf8JsonWriter json, OrderFrame order, string? language)
    {
        if (order is { Visit: null, People: [] })
            return;

        json.WriteStartArray("contained");
        if (order.Visit is { } visit)
            WriteVisit(json, visit, language);
        foreach (var person in order.People)
            WritePerson(json, person, language);
        json.WriteEndArray();
    }

    private static void WriteVisit(Utf8JsonWriter json, ContainedVisit visit, string? language)
    {
        WriteHead(json, "Encounter", visit.Id, language);
        json.WriteString("status", visit.Status);
        json.WriteStartObject("class");
        json.Text("system", visit.Class.System);
        json.WriteString("code", visit.Class.Code);
        json.Text("display", visit.Class.Name);
        json.WriteEndObject();
        if (visit.From is { } from)
            json.Period("period", from, null);
        json.WriteEndObject();
    }

    private static void WritePerson(Utf8JsonWriter json, ContainedPerson person, string? language)
    {
        WriteHead(json, "Practitioner", person.Id, language);
        if (person.Number is { } number)
        {
            json.WriteStartArray("identifier");
            json.WriteStartObject();
            json.Text("system", person.NumberSystem);
            json.WriteString("value", number);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (person.Name is { } name)
        {
            json.WriteStartArray("name");
            json.WriteStartObject();
            json.WriteStartArray("extension");
            json.WriteStartObject();
            json.WriteString("url", FhirSystems.NameRepresentation);
            json.WriteString("valueCode", "IDE");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("text", name);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, string type, string id, string? language)
    {
        json.WriteStartObject();
        json.WriteString("resourceType", type);
        json.WriteString("id", id);
        json.WriteStartObject("meta");
        json.WriteStartArray("profile");
        json.WriteStringValue(Profile + type);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Text("language", language);
    }
}
