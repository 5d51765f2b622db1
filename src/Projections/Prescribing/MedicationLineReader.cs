using System.Globalization;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads one MedicationRequest as a line of the prescription.</summary>
internal static class MedicationLineReader
{
    public static MedicationLine? Read(Entry<R4.MedicationRequest> request, Findings findings)
    {
        var found = findings.Issues.Count;
        CheckState(request, findings);
        var rp = NumberOf(request, EPrescriptionNames.RpNumber, EPrescriptionRules.RpNumber, findings);
        var order = NumberOf(request, EPrescriptionNames.OrderInRp, EPrescriptionRules.OrderInRp, findings);
        var drug = DrugReader.Read(request, findings);
        var dosage = DosageReader.Read(request, findings);
        var quantity = AmountReader.Required(request.Resource.DispenseRequest?.Quantity, $"{request.Path}.dispenseRequest.quantity", findings);
        var form = drug is null ? DosageForm.Other : DosageFormReader.Of(request.Resource, drug.Code);
        var days = DaysReader.Read(request, form, findings);
        var substitution = SubstitutionReader.Read(request, findings);

        return findings.Issues.Count > found || drug is null || dosage is null || quantity is null
            ? null
            : new(rp, order, drug.Code, drug.Name, form, dosage, quantity, days, substitution, NoteOf(request.Resource));
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

    private static int NumberOf(Entry<R4.MedicationRequest> request, string[] systems, string rule, Findings findings)
    {
        var values = request.Resource.Identifier.ValuesOf(systems);
        if (values is [var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;

        if (values.Count == 0)
            findings.Required(rule, $"{request.Path}.identifier", "The identifier is missing.");
        else
            findings.Value(rule, $"{request.Path}.identifier", "There must be one such identifier, a number from 1.");
        return 0;
    }

    // What the pharmacist must see, wherever the document has it.
    private static string? NoteOf(R4.MedicationRequest request) => FhirValues.Joined(
    [
        .. request.Note?.Select(note => note?.Text) ?? [],
        request.DispenseRequest.ExtensionText(FhirSystems.InstructionForDispense),
        request.Substitution?.Reason?.Text,
    ]);
}
