using Healthcare.Application.Access;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;
using NodaTime;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>How the document names the patient: by the institution's own number, otherwise by the health insurance.</summary>
internal static class PatientReader
{
    // 医保, 国保, 後期高齢者. Public payers (8) and others do not name a person of the platform.
    private static readonly string[] HealthInsurance = ["1", "2", "7"];

    /// <summary>The one Patient, whom the Composition is about.</summary>
    public static Entry<R4.Patient>? Find(Entry<R4.Composition> composition, DocumentEntries entries, Findings findings)
    {
        if (entries.Of<R4.Patient>() is not [var patient])
        {
            findings.BusinessRule(EPrescriptionRules.OnePatient, "Bundle.entry", "There must be exactly one Patient.");
            return null;
        }

        Check(composition.Resource.Subject, composition, patient, entries, findings);
        return patient;
    }

    /// <summary>Whether the subject of a resource is that patient.</summary>
    public static void Check<T>(R4.ResourceReference? subject, Entry<T> about, Entry<R4.Patient> patient, DocumentEntries entries, Findings findings)
        where T : R4.Resource
    {
        if (entries.Find<R4.Patient>(subject, about.Resource)?.Resource != patient.Resource)
            findings.BusinessRule(EPrescriptionRules.OnePatient, $"{about.Path}.subject", "The subject must be the patient of the document.");
    }

    public static PersonLocator? Read(Entry<R4.Patient> patient, string? institution, DocumentEntries entries, Findings findings)
    {
        if (FhirValues.DayOf(patient.Resource.BirthDate) is not { } birthDate)
        {
            findings.Required(EPrescriptionRules.BirthDate, $"{patient.Path}.birthDate", "The birth date must be a full date.");
            return null;
        }

        if (LocalOf(patient.Resource, institution, birthDate) is { } local)
            return new(Local: local);
        if (entries.Of<R4.Coverage>().Select(coverage => InsuredOf(coverage.Resource, patient, entries, birthDate)).FirstOrDefault(found => found is not null) is { } insured)
            return new(Insured: insured);

        findings.Required(
            EPrescriptionRules.PatientIdentity, $"{patient.Path}.identifier",
            "The patient needs a patient number of the issuing institution, or a Coverage with the insurer's and the insured person's number.");
        return null;
    }

    private static LocalPatient? LocalOf(R4.Patient patient, string? institution, LocalDate birthDate) =>
        institution is not null && patient.Identifier.ValuesOf([FhirSystems.LocalPatientNumberPrefix + institution]) is [var number, ..]
            ? new(institution, number, birthDate)
            : null;

    private static InsuredNumber? InsuredOf(R4.Coverage coverage, Entry<R4.Patient> patient, DocumentEntries entries, LocalDate birthDate)
    {
        if (!HealthInsurance.Contains(coverage.Type.CodeOf(EPrescriptionNames.InsuranceCategory))
            || entries.Find<R4.Patient>(coverage.Beneficiary, coverage)?.Resource != patient.Resource)
            return null;

        var insurer = coverage.Payor?.Select(payor => InsurerOf(payor, coverage, entries)).FirstOrDefault(found => found is not null);
        return insurer is not null && coverage.ExtensionText(FhirSystems.InsuredNumber) is { } number
            ? new(
                insurer.HalfWidthDigits(), coverage.ExtensionText(FhirSystems.InsuredSymbol) ?? string.Empty, number,
                (coverage.ExtensionText(FhirSystems.InsuredBranch) ?? string.Empty).HalfWidthDigits(), birthDate)
            : null;
    }

    private static string? InsurerOf(R4.ResourceReference? payor, R4.Coverage coverage, DocumentEntries entries) =>
        entries.Find<R4.Organization>(payor, coverage)?.Resource.Identifier.ValuesOf(EPrescriptionNames.InsurerNumber).FirstOrDefault()
        ?? (payor?.Identifier is { } identifier ? new[] { identifier }.ValuesOf(EPrescriptionNames.InsurerNumber).FirstOrDefault() : null);
}
