using System.Text.Json;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>The rules of JP-CLINS that no single element can keep, by the numbers that its guide gives them.</summary>
internal static class ClinsRules
{
    private static readonly string[] DrugSystems = [FhirSystems.Yj, FhirSystems.GeneralName, MedicationNames.NoDrugCode];

    public static void Check(JsonElement request, ICollection<FhirIssue> issues)
    {
        if (!request.TryGetProperty("medicationCodeableConcept", out var drug) || !DrugSystems.Any(system => SystemsOf(drug).Count(found => found == system) == 1))
            issues.Add(new(IssueTypes.Required, "clins.R3010", "MedicationRequest.medication.coding", "The drug needs one code of YJ or the general names, or must be said to have none (NOCODED)."));
        foreach (var (index, instruction) in MedicationValidation.ListOf(request, "dosageInstruction").Index())
            CheckUsage(instruction, $"MedicationRequest.dosageInstruction[{index}].timing.code.coding", issues);
    }

    private static void CheckUsage(JsonElement instruction, string at, ICollection<FhirIssue> issues)
    {
        var systems = instruction.TryGetProperty("timing", out var timing) && timing.TryGetProperty("code", out var code) ? SystemsOf(code).ToList() : [];
        var (usage, dummy) = (systems.Contains(MedicationNames.MhlwUsage), systems.Contains(MedicationNames.NoUsageCode));
        if (!usage && !dummy)
            issues.Add(new(IssueTypes.Required, "clins.R5020", at, "The usage needs the e-prescription's usage code, or the dummy code."));
        else if (usage && dummy)
            issues.Add(new(IssueTypes.BusinessRule, "clins.R5021", at, "A usage with a usage code must not have the dummy code."));
    }

    private static IEnumerable<string?> SystemsOf(JsonElement concept) =>
        MedicationValidation.ListOf(concept, "coding").Select(coding => MedicationValidation.TextOf(coding, "system"));
}
