using System.Text.Json;

namespace Healthcare.Projections.Fhir;

/// <summary>References: to the engine's own resources by id, to institutions and professionals by their official numbers (no resource behind them).</summary>
internal static class FhirReferences
{
    public static void Patient(this Utf8JsonWriter json, string name, Guid personId) => json.Reference(name, $"Patient/{personId:D}");

    public static void Reference(this Utf8JsonWriter json, string name, string target)
    {
        json.WriteStartObject(name);
        json.WriteString("reference", target);
        json.WriteEndObject();
    }

    public static void Organization(this Utf8JsonWriter json, string name, string system, string number)
    {
        json.WriteStartObject(name);
        json.OrganizationBody(system, number);
    }

    /// <summary>The same as an element of a list.</summary>
    public static void OrganizationItem(this Utf8JsonWriter json, string system, string number)
    {
        json.WriteStartObject();
        json.OrganizationBody(system, number);
    }

    public static void Practitioner(this Utf8JsonWriter json, string name, Licence licence, string? display)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "Practitioner");
        json.WriteStartObject("identifier");
        json.WriteStartObject("type");
        json.WriteString("text", licence.Register);
        json.WriteEndObject();
        json.Text("system", licence.System);
        json.WriteString("value", licence.Number);
        json.WriteEndObject();
        json.Text("display", display);
        json.WriteEndObject();
    }

    private static void OrganizationBody(this Utf8JsonWriter json, string system, string number)
    {
        json.WriteString("type", "Organization");
        json.WriteStartObject("identifier");
        json.WriteString("system", system);
        json.WriteString("value", number);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

/// <summary>The number of a professional in a register. JP Core names a system for the doctors' register only.</summary>
internal readonly record struct Licence(string Register, string? System, string Number)
{
    private const char DentalFeeTable = '3';

    public static Licence OfPrescriber(string institution, string number) =>
        institution is { Length: > 2 } && institution[2] == DentalFeeTable
            ? new("歯科医籍登録番号", null, number)
            : new("医籍登録番号", FhirSystems.MedicalRegistration, number);

    public static Licence OfPharmacist(string number) => new("薬剤師名簿登録番号", null, number);
}
