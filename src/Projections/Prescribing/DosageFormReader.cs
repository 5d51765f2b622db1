using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>
/// In which way a drug is given. The document has no 剤形区分, so it is told from the method, else from the usage code,
/// else from the drug code's own numbers: all three begin their internal, external and injected kinds apart.
/// </summary>
internal static class DosageFormReader
{
    private const int FirstInjection = 400;
    private const int FirstExternal = 700;

    public static DosageForm Of(R4.MedicationRequest request, DrugCode drug)
    {
        var instructions = request.DosageInstruction ?? [];
        if (instructions.Exists(IsAsNeeded))
            return DosageForm.AsNeeded;

        return ByMethod(instructions.Same(instruction => instruction.Method.CodeOf(EPrescriptionNames.Method)?[..1]))
            ?? ByMethod(instructions.Same(instruction => instruction.Timing?.Code.CodeOf(EPrescriptionNames.Usage)?[..1]))
            ?? ByDrug(drug)
            ?? DosageForm.Other;
    }

    private static bool IsAsNeeded(R4.Dosage instruction) =>
        instruction.AsNeeded is R4.FhirBoolean { Value: true } or R4.CodeableConcept;

    private static DosageForm? ByMethod(string? kind) => kind switch
    {
        "1" => DosageForm.Oral,
        "2" => DosageForm.External,
        "3" => DosageForm.Injection,
        "4" => DosageForm.Other,
        _ => null,
    };

    private static DosageForm? ByDrug(DrugCode drug) =>
        drug.System != DrugCodeSystem.Hot9 && int.TryParse(drug.Code.AsSpan(4, 3), out var route)
            ? route switch
            {
                < FirstInjection => DosageForm.Oral,
                < FirstExternal => DosageForm.Injection,
                _ => DosageForm.External,
            }
            : null;
}
