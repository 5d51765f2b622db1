using Healthcare.Domain.Prescribing;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads for how many days a drug is given.</summary>
internal static class DaysReader
{
    private const int MostDays = 9999;

    public static int? Read(R4.Quantity? supply, IReadOnlyList<DosageInstruction> instructions, DosageForm form, string at, Findings findings)
    {
        if (supply is not null)
            return DaysOf(supply, at, findings);

        var bounds = instructions.Select(instruction => instruction.Days).OfType<int>().Distinct().ToList();
        if (bounds is [var days])
            return days;

        if (bounds.Count > 1)
            findings.BusinessRule(EPrescriptionRules.DaysSupply, at, "The instructions differ in days, so the days of supply are needed.");
        else if (form is DosageForm.Oral)
            findings.Required(EPrescriptionRules.DaysSupply, at, "An internal drug needs its days of supply.");
        return null;
    }

    /// <summary>A whole number of days.</summary>
    public static int? DaysOf(R4.Quantity? duration, string at, Findings findings)
    {
        if (duration is null)
            return null;
        if (duration is { Value: > 0 and <= MostDays, Code: "d" } && decimal.IsInteger(duration.Value.Value))
            return (int)duration.Value.Value;

        findings.Value(EPrescriptionRules.DaysSupply, at, "The duration must be a whole number of days (d).");
        return null;
    }
}

/// <summary>Reads whether the pharmacy may substitute; it may when nothing is said.</summary>
internal static class SubstitutionReader
{
    public static Substitution Read(Entry<R4.MedicationRequest> request, Findings findings)
    {
        switch (request.Resource.Substitution?.Allowed)
        {
            case null when request.Resource.Substitution is null:
                return Substitution.Allowed;
            case R4.FhirBoolean { Value: { } allowed }:
                return allowed ? Substitution.Allowed : Substitution.Prohibited;
            case R4.CodeableConcept concept when concept.CodeOf(EPrescriptionNames.Substitution) is [>= '0' and <= '3' and var code]:
                return (Substitution)(code - '0');
            default:
                findings.Value(EPrescriptionRules.Substitution, $"{request.Path}.substitution.allowed", "The code must be 0, 1, 2 or 3.");
                return Substitution.Allowed;
        }
    }
}
