using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>Writes a drug of a patient record in any of the three flavours. Pure.</summary>
public static class RecordJson
{
    private const string Department = "http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department";

    /// <summary>A MedicationRequest.</summary>
    public static byte[] Of(RecordedRequest request, MedicationFlavour flavour) =>
        FhirJson.Resource("MedicationRequest", (request, flavour), static (json, r) => Write(json, r.request, r.flavour));

    /// <summary>A MedicationDispense.</summary>
    public static byte[] Of(RecordedDispense dispense, MedicationFlavour flavour) =>
        FhirJson.Resource("MedicationDispense", (dispense, flavour), static (json, d) => Write(json, d.dispense, d.flavour));

    private static void Write(Utf8JsonWriter json, RecordedRequest request, MedicationFlavour flavour)
    {
        var (line, frame, order) = request;
        WriteHead(json, frame);
        ContainedJson.Write(json, order, frame.Language);
        WriteExtensions(json, frame, flavour);
        WriteIdentifiers(json, line, frame, flavour);
        json.WriteString("status", frame.Status);
        json.WriteString("intent", "order");
        json.Concepts("category", line.Categories, flavour);
        json.Medication(line, flavour);
        json.Pointer("subject", frame.Subject);
        json.Pointer("encounter", order.Encounter);
        json.WriteString("authoredOn", TextOf(order.AuthoredOn));
        json.Pointer("requester", order.Requester);
        json.Pointer("recorder", order.Recorder);
        if (order.Group is { } group)
        {
            json.WriteStartObject("groupIdentifier");
            json.WriteString("value", group);
            json.WriteEndObject();
        }

        json.Pointers("insurance", order.Insurance);
        json.Note(line.Note);
        json.DosageInstructions(line, flavour, flavour == MedicationFlavour.Clins ? order.AuthoredOn.Day : null);
        json.WriteStartObject("dispenseRequest");
        json.DispenseExtensions(line, flavour);
        json.Supply(line, flavour);
        json.WriteEndObject();
        json.Substitution(line, flavour);
    }

    private static void Write(Utf8JsonWriter json, RecordedDispense dispense, MedicationFlavour flavour)
    {
        var (line, frame, handOver) = dispense;
        WriteHead(json, frame);
        WriteIdentifiers(json, line, frame, flavour);
        json.WriteString("status", frame.Status);
        json.Concept("category", handOver.Category, flavour);
        json.Medication(line, flavour);
        json.Pointer("subject", frame.Subject);
        WritePerformers(json, handOver, flavour);
        json.Pointers("authorizingPrescription", handOver.Prescriptions);
        json.Amount("quantity", line.Quantity, flavour);
        if (line.DaysSupply is { } days)
            json.Days("daysSupply", days);
        json.Text("whenPrepared", handOver.Prepared is { } prepared ? TextOf(prepared) : null);
        json.Text("whenHandedOver", handOver.HandedOver is { } handed ? TextOf(handed) : null);
        json.Pointer("destination", handOver.Destination);
        json.Note(line.Note);
        json.DosageInstructions(line, flavour, null);
        if (handOver.Substituted is not { } substituted)
            return;

        json.WriteStartObject("substitution");
        json.WriteBoolean("wasSubstituted", substituted);
        json.Concept("type", handOver.SubstitutedBy, flavour);
        json.Concepts("reason", handOver.Reasons, flavour);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, RecordFrame frame)
    {
        json.Text("id", frame.Id);
        if (frame.LastUpdated is not null || frame.Profiles.Count > 0)
        {
            json.WriteStartObject("meta");
            if (frame.LastUpdated is { } updated)
                json.WriteString("lastUpdated", FhirText.Of(updated));
            if (frame.Profiles.Count > 0)
            {
                json.WriteStartArray("profile");
                foreach (var profile in frame.Profiles)
                    json.WriteStringValue(profile);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.Text("language", frame.Language);
    }

    private static void WriteExtensions(Utf8JsonWriter json, RecordFrame frame, MedicationFlavour flavour)
    {
        if (frame is { Institution: null, Department: null })
            return;

        json.WriteStartArray("extension");
        if (frame.Institution is { } institution)
        {
            json.WriteStartObject();
            json.WriteString("url", FhirSystems.InstitutionExtension);
            json.WriteStartObject("valueIdentifier");
            json.WriteString("system", FhirSystems.InstitutionNumber);
            json.WriteString("value", institution);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        if (frame.Department is { } department)
        {
            json.WriteStartObject();
            json.WriteString("url", Department);
            json.Concept("valueCodeableConcept", department, flavour);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIdentifiers(Utf8JsonWriter json, MedicationLine line, RecordFrame frame, MedicationFlavour flavour)
    {
        json.WriteStartArray("identifier");
        json.Place(line, flavour);
        if (line.OrderNumber is { } number)
            json.Identifier(MedicationNames.OrderNumber, number);
        foreach (var instance in frame.Instances)
            json.Identifier(FhirSystems.ResourceInstance, instance);
        json.WriteEndArray();
    }

    private static void WritePerformers(Utf8JsonWriter json, HandOverFrame handOver, MedicationFlavour flavour)
    {
        if (handOver.Performers.Count == 0)
            return;

        json.WriteStartArray("performer");
        foreach (var performer in handOver.Performers)
        {
            json.WriteStartObject();
            json.Concept("function", performer.Function, flavour);
            json.Pointer("actor", performer.Actor);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string TextOf(Moment moment) => moment.At is { } at ? FhirText.Of(at) : FhirText.Of(moment.Day);
}
