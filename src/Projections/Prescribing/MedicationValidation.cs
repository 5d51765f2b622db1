using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;
using NodaTime;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>What stands against drugs of patient records, and the drugs as far as they were understood.</summary>
/// <param name="Issues">Every issue; empty when nothing stands against them.</param>
/// <param name="Drugs">The drugs, each with the day as of which its code must hold.</param>
public sealed record MedicationFindings(IReadOnlyList<FhirIssue> Issues, IReadOnlyList<(MedicationLine Line, LocalDate On)> Drugs);

/// <summary>
/// Holds MedicationRequest and MedicationDispense, alone, in a Bundle or in Parameters, against FHIR R4, the profile that each claims, the rules of JP-CLINS,
/// and what the engine needs to take the drug in. Pure; the drug master is asked by who calls.
/// </summary>
public static class MedicationValidation
{
    private const string Clins = "clins", Core = "jp-core", Guide = "eprescription-profile";

    /// <summary>Checks content from outside.</summary>
    public static MedicationFindings Check(ReadOnlyMemory<byte> utf8Json)
    {
        var (resource, issues) = StrictFhir.Parse(utf8Json);
        if (issues.Count > 0 || resource is null)
            return new(issues, []);

        var content = resource is R4.Parameters { Parameter: { } parameters } ? parameters.Find(parameter => parameter?.Name == "resource")?.Resource ?? resource : resource;
        using var json = JsonDocument.Parse(utf8Json);
        List<FhirIssue> found = [];
        foreach (var drug in ElementsOf(json.RootElement))
            CheckProfile(drug, found);
        return MedicationRecords.Read(content) switch
        {
            RecordReading.Understood understood => new([.. found, .. DoubtsOf(understood)], [.. DrugsOf(understood)]),
            RecordReading.Refused refused => new([.. found, .. refused.Issues.Select(issue => Weighed(issue))], []),
            _ => throw new InvalidOperationException("A record is either understood or refused."),
        };
    }

    /// <summary>What the drug master's answer says against a drug; nothing against one that is said to have no code.</summary>
    public static IEnumerable<FhirIssue> Against(MedicationLine line, MasterAnswer answer) =>
        line.Drug.System == DrugCodeSystem.NotCoded ? [] : answer.Lines.Where(told => told.Problem is not null).Select(told => IssueOf(told, line, answer));

    private static FhirIssue IssueOf(LineAnswer told, MedicationLine line, MasterAnswer answer)
    {
        var rejection = PrescribingRejections.Of(told.Problem!.Value);
        var near = told.Suggestions is { Count: > 0 } suggestions ? $" Near: {string.Join(", ", suggestions.Select(s => $"{s.Code} {s.Name}"))}." : string.Empty;
        return new(
            IssueTypes.Value, rejection.Code, $"MedicationRequest.medication.where(rp={line.RpNumber} and order={line.Order}).coding",
            $"{rejection.Message} Drug master {answer.Version}{(answer.Sample ? " (sample)" : string.Empty)}.{near}");
    }

    private static IEnumerable<(MedicationLine, LocalDate)> DrugsOf(RecordReading.Understood understood) =>
        understood.Requests.Select(request => (request.Line, request.Order.AuthoredOn.Day))
            .Concat(understood.Dispenses.Select(dispense => (dispense.Line, dispense.HandOver.HandedOver!.Day)));

    // Numbers that do not fit are for the pharmacist to ask about.
    private static IEnumerable<FhirIssue> DoubtsOf(RecordReading.Understood understood)
    {
        foreach (var line in understood.Requests.Select(request => request.Line))
        {
            if (!DoseArithmetic.QuantityFits(line))
                yield return Doubt("medication.quantity-of-days", "MedicationRequest.dispenseRequest.quantity", "The amount to dispense is not the dose of a day for each day of supply.");
            if (!(line.Instructions ?? []).All(DoseArithmetic.UnevenDosesFit))
                yield return Doubt("medication.uneven-doses", "MedicationRequest.dosageInstruction.additionalInstruction", "The uneven doses do not add up to the dose of a day.");
        }
    }

    private static FhirIssue Doubt(string rule, string at, string diagnostics) => new(IssueTypes.BusinessRule, rule, at, diagnostics, FhirIssue.Warning);

    // What a profile leaves open, the engine needs: worth a warning, for the record is right.
    private static FhirIssue Weighed(FhirIssue issue) =>
        issue.Rule == MedicationRecords.Mixture || (issue.Code is IssueTypes.Required or IssueTypes.BusinessRule && issue.Rule is "medication.quantity" or "medication.days-supply")
            ? issue with { Severity = FhirIssue.Warning }
            : issue;

    private static IEnumerable<JsonElement> ElementsOf(JsonElement root) => TextOf(root, "resourceType") switch
    {
        "Bundle" => ListOf(root, "entry").Select(entry => entry.TryGetProperty("resource", out var resource) ? resource : default).Where(IsDrug),
        "Parameters" => ListOf(root, "parameter").Where(parameter => TextOf(parameter, "name") == "resource" && parameter.TryGetProperty("resource", out _))
            .SelectMany(parameter => ElementsOf(parameter.GetProperty("resource"))),
        _ => new[] { root }.Where(IsDrug),
    };

    private static bool IsDrug(JsonElement resource) => TextOf(resource, "resourceType") is "MedicationRequest" or "MedicationDispense";

    private static void CheckProfile(JsonElement drug, List<FhirIssue> issues)
    {
        var type = TextOf(drug, "resourceType")!;
        var (context, rules) = ProfileOf(drug, type);
        foreach (var rule in rules)
            rule.Check(drug, type, context, issues);
        if (context == Clins)
            ClinsRules.Check(drug, issues);
        if (type == "MedicationDispense" && FhirValues.InstantOf(TextOf(drug, "whenHandedOver")) < FhirValues.InstantOf(TextOf(drug, "whenPrepared")))
            issues.Add(new(IssueTypes.BusinessRule, "fhir.mdd-1", "MedicationDispense.whenHandedOver", "A drug is handed over after it was prepared."));
    }

    private static (string Context, ElementRule[] Rules) ProfileOf(JsonElement drug, string type)
    {
        var claimed = drug.TryGetProperty("meta", out var meta) ? string.Join(' ', ListOf(meta, "profile").Select(profile => profile.GetString())) : string.Empty;
        if (type == "MedicationDispense")
            return (Core, MedicationProfiles.CoreDispense);
        if (claimed.Contains("JP_MedicationRequest_eCS", StringComparison.Ordinal))
            return (Clins, MedicationProfiles.ClinsRequest);
        if (claimed.Contains("JP_MedicationRequest_ePrescriptionData", StringComparison.Ordinal))
            return (Guide, MedicationProfiles.GuideRequest);
        return (Core, claimed.Contains("JP_MedicationRequest_Injection", StringComparison.Ordinal) ? MedicationProfiles.Injection : MedicationProfiles.CoreRequest);
    }

    internal static IEnumerable<JsonElement> ListOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    internal static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
