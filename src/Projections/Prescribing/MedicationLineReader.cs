using System.Globalization;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads one MedicationRequest as a line of the prescription.</summary>
internal static class MedicationLineReader
{
    /// <summary>A drug of a prescription that is to be registered.</summary>
    public static MedicationLine? Read(Entry<R4.MedicationRequest> request, Findings findings) =>
        Read(request, DrugReader.Prescribed(request.Resource.Medication, request.Path, findings), findings);

    /// <summary>A drug that a record of JP Core or JP-CLINS tells of.</summary>
    public static MedicationLine? ReadRecorded(Entry<R4.MedicationRequest> request, Findings findings) =>
        Read(request, DrugReader.Recorded(request.Resource.Medication, request.Path, findings), findings);

    private static MedicationLine? Read(Entry<R4.MedicationRequest> request, NamedDrug? drug, Findings findings)
    {
        var found = findings.Issues.Count;
        CheckState(request, findings);
        var (resource, path) = (request.Resource, request.Path);
        var (rp, order) = LinePlaceReader.Read(resource.Identifier, path, findings);
        var instructions = InstructionReader.Read(resource.DosageInstruction, path, findings);
        var dispense = resource.DispenseRequest;
        var quantity = AmountReader.Required(dispense?.Quantity, $"{path}.dispenseRequest.quantity", findings);
        var form = drug is null || instructions.Count == 0 ? DosageForm.Other : DosageFormReader.Of(instructions, drug.Code);
        var days = DaysReader.Read(dispense?.ExpectedSupplyDuration, instructions, form, $"{path}.dispenseRequest.expectedSupplyDuration", findings);
        var substitution = SubstitutionReader.Read(request, findings);

        return findings.Issues.Count > found || drug is null || quantity is null
            ? null
            : new(
                rp, order, drug.Code, drug.Name, form, DosageReader.Of(instructions), quantity, days, substitution,
                FhirValues.Joined(resource.Note?.Select(note => note?.Text) ?? []),
                instructions, drug.Codes, CourseOfTreatment.StartsAfter(instructions, FhirValues.DayOf(resource.AuthoredOn)!.Value),
                dispense.ExtensionOf<R4.Integer>([MedicationNames.RepeatCount])?.Value,
                ConceptReader.All(dispense.ExtensionsOf<R4.CodeableConcept>(FhirSystems.InstructionForDispense)),
                ConceptReader.Of(resource.Substitution?.Reason),
                resource.Identifier.ValuesOf([MedicationNames.OrderNumber]).FirstOrDefault(),
                ConceptReader.All(resource.Category));
    }

    private static void CheckState(Entry<R4.MedicationRequest> request, Findings findings)
    {
        if (request.Resource.Status is not (R4.MedicationRequest.MedicationrequestStatus.Active or R4.MedicationRequest.MedicationrequestStatus.Completed))
            findings.Value(EPrescriptionRules.Status, $"{request.Path}.status", "The status must be active or completed.");
        if (request.Resource.Intent != R4.MedicationRequest.MedicationRequestIntent.Order)
            findings.Value(EPrescriptionRules.Intent, $"{request.Path}.intent", "The intent must be order.");
        if (request.Resource.DoNotPerform == true)
            findings.NotSupported(EPrescriptionRules.Intent, $"{request.Path}.doNotPerform", "A prescription cannot forbid a drug.");
        if (FhirValues.DayOf(request.Resource.AuthoredOn) is null)
            findings.Required(EPrescriptionRules.AuthoredOn, $"{request.Path}.authoredOn", "The time of writing must be a full date, or date and time.");
    }
}

/// <summary>Reads the place of a drug: Rp番号 and the order inside it.</summary>
internal static class LinePlaceReader
{
    public static (int Rp, int Order) Read(IReadOnlyList<R4.Identifier>? identifiers, string path, Findings findings) =>
        (NumberOf(identifiers, EPrescriptionNames.RpNumber, EPrescriptionRules.RpNumber, path, findings),
            NumberOf(identifiers, EPrescriptionNames.OrderInRp, EPrescriptionRules.OrderInRp, path, findings));

    private static int NumberOf(IReadOnlyList<R4.Identifier>? identifiers, string[] systems, string rule, string path, Findings findings)
    {
        var values = identifiers.ValuesOf(systems);
        if (values is [var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;

        if (values.Count == 0)
            findings.Required(rule, $"{path}.identifier", "The identifier is missing.");
        else
            findings.Value(rule, $"{path}.identifier", "There must be one such identifier, a number from 1.");
        return 0;
    }
}
