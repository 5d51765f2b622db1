using Healthcare.Projections.Fhir;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>What became of patient records: drugs of the domain, or the issues that stand against them.</summary>
public abstract record RecordReading
{
    private RecordReading()
    {
    }

    /// <summary>All of it was understood.</summary>
    public sealed record Understood(IReadOnlyList<RecordedRequest> Requests, IReadOnlyList<RecordedDispense> Dispenses) : RecordReading;

    /// <summary>It was not understood, for all of these reasons.</summary>
    public sealed record Refused(IReadOnlyList<FhirIssue> Issues) : RecordReading;
}

/// <summary>
/// Reads the drugs of patient records: a MedicationRequest or MedicationDispense, or a Bundle of them, of JP Core, JP-CLINS or the e-prescription guide.
/// Pure; bad content gives issues, never an exception.
/// </summary>
public static class MedicationRecords
{
    /// <summary>The context of the rules that a record breaks.</summary>
    public const string Context = "medication";

    /// <summary>Nothing but drugs is read here.</summary>
    public const string NoDrugs = Context + ".content";

    /// <summary>A drug is named by its code, not by a Medication with ingredients.</summary>
    public const string Mixture = Context + ".mixture";

    /// <summary>Reads them.</summary>
    public static RecordReading Read(ReadOnlyMemory<byte> utf8Json)
    {
        var (resource, issues) = StrictFhir.Parse(utf8Json);
        return issues.Count > 0 || resource is null ? new RecordReading.Refused(issues) : Read(resource);
    }

    internal static RecordReading Read(R4.Resource resource)
    {
        var findings = new Findings(Context);
        var (requests, dispenses) = (new List<RecordedRequest>(), new List<RecordedDispense>());
        foreach (var entry in EntriesOf(resource, findings))
        {
            if (entry.Resource is R4.MedicationRequest request && RecordReader.Read(new Entry<R4.MedicationRequest>(entry.Path, request), findings) is { } ordered)
                requests.Add(ordered);
            else if (entry.Resource is R4.MedicationDispense dispense && RecordReader.Read(new Entry<R4.MedicationDispense>(entry.Path, dispense), findings) is { } dispensed)
                dispenses.Add(dispensed);
        }

        return findings.Any ? new RecordReading.Refused(findings.Issues) : new RecordReading.Understood(requests, dispenses);
    }

    internal static IReadOnlyList<Entry<R4.Resource>> EntriesOf(R4.Resource resource, Findings findings)
    {
        IReadOnlyList<Entry<R4.Resource>> drugs = resource is R4.Bundle bundle
            ? [.. (bundle.Entry ?? []).Index().Where(entry => IsDrug(entry.Item?.Resource)).Select(entry => new Entry<R4.Resource>($"Bundle.entry[{entry.Index}].resource", entry.Item!.Resource!))]
            : IsDrug(resource) ? [new(resource.TypeName, resource)] : [];
        if (drugs.Count == 0)
            findings.Value(NoDrugs, resource.TypeName, "There must be a MedicationRequest, a MedicationDispense, or a Bundle with one.");
        return drugs;
    }

    private static bool IsDrug(R4.Resource? resource) => resource is R4.MedicationRequest or R4.MedicationDispense;
}
