using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>Who wrote the prescription, as far as the document says.</summary>
internal sealed record Prescriber(string? Name, string? Licence, string? NarcoticLicence);

/// <summary>Finds the prescriber among the authors: directly or by role.</summary>
internal static class PrescriberReader
{
    private const string Ideographic = "IDE";

    public static Prescriber? Read(Entry<R4.Composition> composition, DocumentEntries entries) =>
        (composition.Resource.Author ?? []).Select(author => Find(author, composition.Resource, entries)).FirstOrDefault(found => found is not null) is { } practitioner
            ? new(NameOf(practitioner), LicenceOf(practitioner), NarcoticLicenceOf(practitioner))
            : null;

    private static R4.Practitioner? Find(R4.ResourceReference? author, R4.Composition from, DocumentEntries entries) =>
        entries.Find<R4.Practitioner>(author, from)?.Resource
        ?? (entries.Find<R4.PractitionerRole>(author, from) is { } role
            ? entries.Find<R4.Practitioner>(role.Resource.Practitioner, role.Resource)?.Resource
            : null);

    private static string? NameOf(R4.Practitioner practitioner)
    {
        var name = practitioner.Name?.Find(n => n?.Extension?.Any(IsIdeographic) == true) ?? practitioner.Name?.FirstOrDefault();
        return name?.Text.OneLine() ?? string.Join(' ', (name?.Given ?? []).Prepend(name?.Family).Where(part => !string.IsNullOrEmpty(part))).OneLine();
    }

    private static bool IsIdeographic(R4.Extension? extension) => extension?.Value is R4.Code { Value: Ideographic };

    private static string? LicenceOf(R4.Practitioner practitioner) =>
        practitioner.Qualification?.SelectMany(held => held?.Identifier.ValuesOf(EPrescriptionNames.MedicalRegistration) ?? []).FirstOrDefault();

    private static string? NarcoticLicenceOf(R4.Practitioner practitioner) =>
        (from held in practitioner.Qualification ?? []
         from identifier in held?.Identifier ?? []
         where !string.IsNullOrWhiteSpace(identifier?.Value)
             && (identifier.System?.StartsWith(EPrescriptionNames.NarcoticLicencePrefix, StringComparison.Ordinal) == true
                 || held.Code?.Coding?.Any(coding => coding?.Code == EPrescriptionNames.NarcoticPractitioner) == true)
         select identifier.Value).FirstOrDefault();
}

/// <summary>What a narcotic prescription needs beyond others (麻薬処方箋).</summary>
internal static class NarcoticRules
{
    public static void Check(Header header, Entry<R4.Patient>? patient, Entry<R4.Composition> composition, Findings findings)
    {
        if (header.Prescriber is not { NarcoticLicence: not null })
            findings.Required(EPrescriptionRules.NarcoticLicence, $"{composition.Path}.author", "The prescriber's narcotic licence number is missing.");
        if (patient?.Resource.Address?.Any(HasPlace) != true)
            findings.Required(EPrescriptionRules.NarcoticAddress, $"{patient?.Path ?? "Patient"}.address", "The patient's address is missing.");
    }

    private static bool HasPlace(R4.Address? address) => !string.IsNullOrWhiteSpace(address?.Text) || !string.IsNullOrWhiteSpace(address?.City);
}
