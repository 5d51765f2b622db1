using Healthcare.Domain.Shared;
using NodaTime;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>What the Composition says of the prescription as a whole.</summary>
internal sealed record Header(
    Guid PrescriptionId, string Institution, string? Number, LocalDate IssuedOn, LocalDate? ValidThrough, bool Narcotic, Prescriber? Prescriber);

/// <summary>Reads the Composition, the institution and the prescriber.</summary>
internal static class HeaderReader
{
    public static Header? Read(R4.Bundle bundle, Entry<R4.Composition> composition, DocumentEntries entries, Findings findings)
    {
        CheckKind(composition, findings);
        var category = CategoryOf(composition, findings);
        var institution = InstitutionOf(composition, entries, findings);
        var (issuedOn, validThrough) = PeriodOf(composition, findings);
        var number = composition.Resource.Identifier?.Value.OneLine();
        var id = institution is null ? null : IdOf(bundle, institution, number, findings);

        return institution is null || issuedOn is not { } day || id is not { } prescriptionId
            ? null
            : new(
                prescriptionId, institution, number, day, validThrough,
                category == EPrescriptionNames.Narcotic, PrescriberReader.Read(composition, entries));
    }

    private static void CheckKind(Entry<R4.Composition> composition, Findings findings)
    {
        if (composition.Resource.Type.CodeOf(EPrescriptionNames.DocumentType) != EPrescriptionNames.DocumentTypeCode)
            findings.Value(EPrescriptionRules.DocumentType, $"{composition.Path}.type", "The type must be 57833-6.");
        if (composition.Resource.Status != R4.CompositionStatus.Final)
            findings.Value(EPrescriptionRules.Final, $"{composition.Path}.status", "The status must be final.");
    }

    private static string? CategoryOf(Entry<R4.Composition> composition, Findings findings)
    {
        var at = $"{composition.Path}.category";
        var category = composition.Resource.Category?.Select(c => c.CodeOf([EPrescriptionNames.CategorySystem])).FirstOrDefault(code => code is not null);
        if (category is null)
            findings.Required(EPrescriptionRules.Category, at, "The category of the prescription is missing.");
        else if (category is not (EPrescriptionNames.General or EPrescriptionNames.Narcotic))
            findings.NotSupported(EPrescriptionRules.Category, at, "Only general (01) and narcotic (02) prescriptions are taken in.");
        return category;
    }

    private static string? InstitutionOf(Entry<R4.Composition> composition, DocumentEntries entries, Findings findings)
    {
        var organization = entries.Find<R4.Organization>(composition.Resource.Custodian, composition.Resource);
        var number = organization?.Resource.Identifier.ValuesOf(EPrescriptionNames.Institution).FirstOrDefault();
        if (organization is null || number is null)
            findings.Required(EPrescriptionRules.Institution, $"{composition.Path}.custodian", "The custodian must be an Organization with its institution number.");
        else if (!InstitutionNumber.TryParse(number, out _))
            findings.Value(EPrescriptionRules.Institution, $"{organization.Path}.identifier", "The institution number must have 10 digits.");
        else
            return number;
        return null;
    }

    private static (LocalDate? IssuedOn, LocalDate? ValidThrough) PeriodOf(Entry<R4.Composition> composition, Findings findings)
    {
        var at = $"{composition.Path}.event.period";
        var period = composition.Resource.Event?.Select(e => e?.Period).FirstOrDefault(p => p is not null);
        var (start, end) = (FhirValues.DayOf(period?.Start), FhirValues.DayOf(period?.End));
        if (period?.Start is null)
            findings.Required(EPrescriptionRules.Period, $"{at}.start", "The date of issue is missing.");
        else if (start is null)
            findings.Value(EPrescriptionRules.Period, $"{at}.start", "The date of issue must be a full date.");
        if (period?.End is not null && (end is null || end < start))
            findings.Value(EPrescriptionRules.Period, $"{at}.end", "The last day of use must be a full date, not before the date of issue.");
        return (start, end);
    }

    private static Guid? IdOf(R4.Bundle bundle, string institution, string? number, Findings findings)
    {
        const string uuid = "urn:uuid:";
        if (bundle.Identifier?.Value is { } value && value.StartsWith(uuid, StringComparison.Ordinal)
            && Guid.TryParseExact(value.AsSpan(uuid.Length), "D", out var id) && id != Guid.Empty)
            return id;
        if (number is not null)
            return StreamId.Of("prescription", $"{institution}:{number}");

        findings.Required(EPrescriptionRules.Identifier, "Bundle.identifier", "Neither the Bundle has a urn:uuid identifier nor the Composition a prescription number.");
        return null;
    }
}
