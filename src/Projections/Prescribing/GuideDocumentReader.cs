using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads the whole of a document that <see cref="EPrescriptionBundle"/> understood: also what a prescription is not registered with.</summary>
internal static class GuideDocumentReader
{
    private const string VersionNumber = "http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber";

    public static GuideDocument Read(R4.Bundle bundle, BundleReading.Understood understood)
    {
        var entries = new DocumentEntries(bundle, new Findings());
        var composition = entries.Of<R4.Composition>()[0].Resource;
        var command = understood.Command;
        return new(
            command.PrescriptionId,
            bundle.Timestamp is { } written ? NodaTime.Instant.FromDateTimeOffset(written) : null,
            FhirValues.InstantOf(composition.Date),
            composition.ExtensionText(VersionNumber),
            command.PrescriptionNumber,
            composition.Category![0].CodeOf([EPrescriptionNames.CategorySystem])!,
            command.IssuedOn, command.ValidThrough,
            PatientOf(entries.Of<R4.Patient>()[0].Resource, understood.Institution),
            entries.Find<R4.Encounter>(composition.Encounter, composition) is { } visit ? VisitOf(visit.Resource) : null,
            [.. entries.Of<R4.Coverage>().Select(coverage => CoverageOf(coverage.Resource, entries))],
            IssuerOf(entries.Find<R4.Organization>(composition.Custodian, composition)!.Resource, understood.Institution),
            GuideAuthorReader.Read(composition, entries, understood.Institution),
            [.. DrugsOf(command.Lines, entries)],
            [.. entries.Of<R4.Communication>().Select(message => MessageOf(message.Resource))]);
    }

    public static IReadOnlyList<GuideName> NamesOf(IEnumerable<R4.HumanName?>? names) =>
    [
        .. from name in names ?? []
           where name is not null
           select new GuideName(
               name.ExtensionOf<R4.Code>([FhirSystems.NameRepresentation])?.Value, name.Use is R4.HumanName.NameUse.Official ? "official" : null, name.Text, name.Family,
               name.Given?.FirstOrDefault()),
    ];

    public static NamedCode? CodeOf(R4.CodeableConcept? concept) => ConceptReader.CodesOf(concept).FirstOrDefault();

    private static IEnumerable<GuideDrug> DrugsOf(IReadOnlyList<MedicationLine> lines, DocumentEntries entries) =>
        from request in entries.Of<R4.MedicationRequest>()
        let line = lines.FirstOrDefault(line =>
            request.Resource.Identifier.ValuesOf(EPrescriptionNames.RpNumber).Contains(FhirText.Of(line.RpNumber))
            && request.Resource.Identifier.ValuesOf(EPrescriptionNames.OrderInRp).Contains(FhirText.Of(line.Order)))
        where line is not null
        select new GuideDrug(
            line, request.Resource.Status == R4.MedicationRequest.MedicationrequestStatus.Completed ? "completed" : "active",
            new(FhirValues.DayOf(request.Resource.AuthoredOn)!.Value, FhirValues.InstantOf(request.Resource.AuthoredOn)));

    private static GuidePatient PatientOf(R4.Patient patient, string institution)
    {
        var address = patient.Address?.FirstOrDefault();
        return new(
            patient.Identifier.ValuesOf([FhirSystems.LocalPatientNumberPrefix + institution]).FirstOrDefault(),
            NamesOf(patient.Name),
            patient.Gender switch
            {
                R4.AdministrativeGender.Male => "male",
                R4.AdministrativeGender.Female => "female",
                R4.AdministrativeGender.Other => "other",
                R4.AdministrativeGender.Unknown => "unknown",
                _ => null,
            },
            FhirValues.DayOf(patient.BirthDate)!.Value, address?.Text, address?.PostalCode, address?.Country);
    }

    private static GuideVisit? VisitOf(R4.Encounter visit) =>
        visit.Class is { Code: { } code } kind ? new(visit.Status == R4.Encounter.EncounterStatus.Finished ? "finished" : "unknown", new(kind.System ?? string.Empty, code, kind.Display)) : null;

    private static GuideCoverage CoverageOf(R4.Coverage coverage, DocumentEntries entries)
    {
        var payer = coverage.Payor?.Select(payor => entries.Find<R4.Organization>(payor, coverage)?.Resource).FirstOrDefault(found => found is not null);
        return new(
            coverage.Type.CodeOf(EPrescriptionNames.InsuranceCategory) ?? string.Empty,
            coverage.ExtensionText(FhirSystems.InsuredSymbol), coverage.ExtensionText(FhirSystems.InsuredNumber), coverage.ExtensionText(FhirSystems.InsuredBranch),
            coverage.SubscriberId, coverage.Dependent, CodeOf(coverage.Relationship),
            FhirValues.DayOf(coverage.Period?.Start), FhirValues.DayOf(coverage.Period?.End), coverage.Order,
            (coverage.CostToBeneficiary?.FirstOrDefault()?.Value as R4.Quantity)?.Value,
            payer is null ? null : new(payer.Identifier?.FirstOrDefault()?.Value, payer.Name, CodeOf(payer.Type?.FirstOrDefault())?.Code));
    }

    private static GuideIssuer IssuerOf(R4.Organization issuer, string number) =>
        new(number, issuer.Name, issuer.Telecom?.Find(contact => contact?.System == R4.ContactPoint.ContactPointSystem.Phone)?.Value, issuer.Address?.FirstOrDefault()?.Text);

    private static GuideMessage MessageOf(R4.Communication message) => new(
        CodeOf(message.Category?.FirstOrDefault()),
        [.. message.ExtensionsOf<R4.FhirString>(GuideDocumentJson.MessageText).Select(text => text.Value).OfType<string>()]);
}

/// <summary>Reads who wrote a document: the person, and in which role.</summary>
internal static class GuideAuthorReader
{
    public static GuideAuthor Read(R4.Composition composition, DocumentEntries entries, string institution)
    {
        var role = composition.Author?.Select(author => entries.Find<R4.PractitionerRole>(author, composition)?.Resource).FirstOrDefault(found => found is not null);
        var person = entries.Find<R4.Practitioner>(role?.Practitioner, composition)?.Resource
            ?? composition.Author?.Select(author => entries.Find<R4.Practitioner>(author, composition)?.Resource).FirstOrDefault(found => found is not null);
        return new(
            GuideDocumentReader.NamesOf(person?.Name),
            person?.Identifier.ValuesOf([GuideDocumentJson.LocalDoctorNumber + institution]).FirstOrDefault(),
            [.. QualificationsOf(person)],
            role?.Identifier?.FirstOrDefault()?.System, role?.Identifier?.FirstOrDefault()?.Value,
            GuideDocumentReader.CodeOf(role?.Code?.FirstOrDefault()));
    }

    private static IEnumerable<GuideQualification> QualificationsOf(R4.Practitioner? person) =>
        from held in person?.Qualification ?? []
        let identifier = held?.Identifier?.FirstOrDefault()
        where identifier?.Value is not null
        select new GuideQualification(identifier.System ?? string.Empty, identifier.Value!, GuideDocumentReader.CodeOf(held.Code));
}
