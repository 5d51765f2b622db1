using Healthcare.Domain.Prescribing;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads the drugs that section 01 (処方情報) names.</summary>
internal static class SectionReader
{
    public static IReadOnlyList<MedicationLine> Read(
        Entry<R4.Composition> composition, Entry<R4.Patient>? patient, DocumentEntries entries, Findings findings)
    {
        var requests = RequestsOf(composition, entries);
        if (requests.Count == 0)
            findings.Required(EPrescriptionRules.Section, $"{composition.Path}.section", "Section 01 must name at least one MedicationRequest.");

        // A drug that no section names would be lost in silence.
        foreach (var stray in entries.Of<R4.MedicationRequest>().Where(request => requests.All(named => named.Resource != request.Resource)))
            findings.BusinessRule(EPrescriptionRules.Listed, stray.Path, "Section 01 does not name this MedicationRequest.");

        var lines = new List<MedicationLine>(requests.Count);
        foreach (var request in requests)
        {
            if (patient is not null)
                PatientReader.Check(request.Resource.Subject, request, patient, entries, findings);
            if (MedicationLineReader.Read(request, findings) is { } line)
                Add(lines, line, request, findings);
        }

        return lines;
    }

    private static void Add(List<MedicationLine> lines, MedicationLine line, Entry<R4.MedicationRequest> request, Findings findings)
    {
        if (lines.Exists(other => (other.RpNumber, other.Order) == (line.RpNumber, line.Order)))
            findings.BusinessRule(EPrescriptionRules.UniqueOrder, $"{request.Path}.identifier", "Another drug has the same Rp number and order.");
        lines.Add(line);
    }

    private static List<Entry<R4.MedicationRequest>> RequestsOf(Entry<R4.Composition> composition, DocumentEntries entries) =>
    [
        .. (from section in composition.Resource.Section ?? []
            where section.Code.CodeOf([EPrescriptionNames.SectionSystem]) == EPrescriptionNames.PrescriptionSection
            from reference in section.Entry ?? []
            let request = entries.Find<R4.MedicationRequest>(reference, composition.Resource)
            where request is not null
            select request).DistinctBy(request => request.Resource),
    ];
}
