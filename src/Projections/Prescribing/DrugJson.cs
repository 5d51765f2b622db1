using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>What a prescribed and a dispensed drug have in common.</summary>
internal static class DrugJson
{
    public static void Place(this Utf8JsonWriter json, MedicationLine line, MedicationFlavour flavour)
    {
        json.Identifier(flavour.In(FhirSystems.RpNumber), FhirText.Of(line.RpNumber));
        json.Identifier(flavour.In(FhirSystems.OrderInRp), FhirText.Of(line.Order));
    }

    public static void Medication(this Utf8JsonWriter json, MedicationLine line, MedicationFlavour flavour) =>
        json.Concept("medicationCodeableConcept", new(line.Codes ?? [new(SystemOf(line.Drug.System), line.Drug.Code, line.DrugName)], line.DrugName), flavour);

    public static void Concept(this Utf8JsonWriter json, string name, CodedText? concept, MedicationFlavour flavour)
    {
        if (concept is null)
            return;

        json.WritePropertyName(name);
        json.ConceptItem(concept, flavour);
    }

    public static void Concepts(this Utf8JsonWriter json, string name, IReadOnlyList<CodedText>? concepts, MedicationFlavour flavour)
    {
        if (concepts is null or [])
            return;

        json.WriteStartArray(name);
        foreach (var concept in concepts)
            json.ConceptItem(concept, flavour);
        json.WriteEndArray();
    }

    /// <summary>A concept without a name: an element of a list.</summary>
    public static void ConceptItem(this Utf8JsonWriter json, CodedText concept, MedicationFlavour flavour)
    {
        json.WriteStartObject();
        if (concept.Codes.Count > 0)
        {
            json.WriteStartArray("coding");
            foreach (var code in concept.Codes)
            {
                json.WriteStartObject();
                json.Text("system", flavour.In(code.System));
                json.WriteString("code", code.Code);
                json.Text("display", code.Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.Text("text", concept.Text);
        json.WriteEndObject();
    }

    public static void Amount(this Utf8JsonWriter json, string name, Amount amount, MedicationFlavour flavour) =>
        json.Quantity(name, amount.Value, amount.UnitName, flavour.In(FhirSystems.Merit9Unit), amount.UnitCode);

    public static void Note(this Utf8JsonWriter json, string? note)
    {
        if (string.IsNullOrEmpty(note))
            return;

        json.WriteStartArray("note");
        json.WriteStartObject();
        json.WriteString("text", note);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public static string SystemOf(DrugCodeSystem system) => system switch
    {
        DrugCodeSystem.Yj => FhirSystems.Yj,
        DrugCodeSystem.GeneralName => FhirSystems.GeneralName,
        DrugCodeSystem.Hot9 => FhirSystems.Hot9,
        _ => MedicationNames.NoDrugCode,
    };
}
