using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using NodaTime;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads the FHIR document of the e-prescription guide as the command that registers a prescription. Pure; bad content gives issues, never an exception.</summary>
public static class EPrescriptionBundle
{
    /// <summary>Reads one document.</summary>
    public static BundleReading Read(ReadOnlyMemory<byte> utf8Json)
    {
        var (resource, issues) = StrictFhir.Parse(utf8Json);
        if (issues.Count > 0)
            return new BundleReading.Refused(issues);

        var findings = new Findings();
        var prescription = Read(resource, findings);
        return prescription is null || findings.Any ? new BundleReading.Refused(findings.Issues) : prescription;
    }

    /// <summary>The whole of a document, also what a prescription is not registered with; null when it is not understood.</summary>
    public static GuideDocument? ReadDocument(ReadOnlyMemory<byte> utf8Json)
    {
        var (resource, issues) = StrictFhir.Parse(utf8Json);
        return issues.Count == 0 && resource is R4.Bundle bundle && Read(bundle, new Findings()) is { } understood
            ? GuideDocumentReader.Read(bundle, understood)
            : null;
    }

    private static BundleReading.Understood? Read(R4.Resource? resource, Findings findings)
    {
        if (resource is not R4.Bundle { Type: R4.Bundle.BundleType.Document } bundle)
        {
            findings.Value(EPrescriptionRules.Document, "Bundle.type", "The content must be a Bundle of type document.");
            return null;
        }

        var entries = new DocumentEntries(bundle, findings);
        if (entries.Of<R4.Composition>() is not [var composition] || entries.All[0].Resource != composition.Resource)
        {
            findings.BusinessRule(EPrescriptionRules.CompositionFirst, "Bundle.entry", "The first entry must be the one Composition.");
            return null;
        }

        DocumentReferences.Check(entries, findings);
        return Read(bundle, composition, entries, findings);
    }

    private static BundleReading.Understood? Read(R4.Bundle bundle, Entry<R4.Composition> composition, DocumentEntries entries, Findings findings)
    {
        var header = HeaderReader.Read(bundle, composition, entries, findings);
        var patient = PatientReader.Find(composition, entries, findings);
        var person = patient is null ? null : PatientReader.Read(patient, header?.Institution, entries, findings);
        var lines = SectionReader.Read(composition, patient, entries, findings);
        if (header is { Narcotic: true })
            NarcoticRules.Check(header, patient, composition, findings);

        return header is null || person is null || findings.Any
            ? null
            : new(
                new RegisterPrescription(
                    header.PrescriptionId, person, header.IssuedOn, [.. lines.Select(line => Placed(line, header.IssuedOn))], header.ValidThrough, header.Number, header.Prescriber?.Name,
                    Institution: header.Institution, NarcoticLicence: header.Narcotic ? header.Prescriber?.NarcoticLicence : null,
                    PrescriberLicence: header.Prescriber?.Licence),
                header.Institution,
                header.Prescriber?.Licence);
    }

    // A drug that begins on a day of its own begins so many days after the issue, not after it was written down.
    private static MedicationLine Placed(MedicationLine line, LocalDate issuedOn) =>
        line with { StartsAfter = CourseOfTreatment.StartsAfter(line.Instructions ?? [], issuedOn) };
}
