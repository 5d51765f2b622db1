using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>
/// In which way a drug is given. The document has no 剤形区分, so it is told from the method, else from the usage code,
/// else from the drug code's own numbers: all three begin their internal, external and injected kinds apart.
/// </summary>
internal static class DosageFormReader
{
    private const int FirstInjection = 400;
    private const int FirstExternal = 700;

    public static DosageForm Of(IReadOnlyList<DosageInstruction> instructions, DrugCode drug)
    {
        if (instructions.Any(instruction => instruction.AsNeeded))
            return DosageForm.AsNeeded;

        return ByMethod(instructions.Same(instruction => instruction.Method.CodeOf(FhirSystems.BasicMethod, MedicationNames.DetailMethod)?[..1]))
            ?? ByMethod(instructions.Same(instruction => DosageReader.UsageCodeOf(instruction)?[..1]))
            ?? ByDrug(drug)
            ?? DosageForm.Other;
    }

    private static DosageForm? ByMethod(string? kind) => kind switch
    {
        "1" => DosageForm.Oral,
        "2" => DosageForm.External,
        "3" => DosageForm.Injection,
        "4" => DosageForm.Other,
        _ => null,
    };

    private static DosageForm? ByDrug(DrugCode drug) =>
        drug.System is DrugCodeSystem.Yj or DrugCodeSystem.GeneralName && int.TryParse(drug.Code.AsSpan(4, 3), out var route)
            ? route switch
            {
                < FirstInjection => DosageForm.Oral,
                < FirstExternal => DosageForm.Injection,
                _ => DosageForm.External,
            }
            : null;
}
