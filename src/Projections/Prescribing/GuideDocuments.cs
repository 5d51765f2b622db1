using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Storage;

namespace Healthcare.Projections.Prescribing;

/// <summary>A registered prescription as the guide's document: a pure function of the prescription's and the person's events.</summary>
public static class GuideDocuments
{
    private const string Licences = "http://jpfhir.jp/fhir/core/CodeSystem/practitioner-certificate-category";
    private const string Doctors = "urn:oid:1.2.392.100495.20.3.31";
    private const char DentalFeeTable = '3';

    /// <summary>The document; null when these are no events of a prescription and its person.</summary>
    public static GuideDocument? Of(IEnumerable<object> prescriptionEvents, IEnumerable<object> personEvents)
    {
        Prescription? prescription = null;
        PrescriptionRegistered? registered = null;
        foreach (var fact in prescriptionEvents)
            (prescription, registered) = (Prescription.Evolve(prescription, fact), registered ?? fact as PrescriptionRegistered);

        InsuredPerson? person = null;
        Address? address = null;
        foreach (var fact in personEvents)
            (person, address) = (InsuredPerson.Evolve(person, fact), address ?? (fact as InsuredPersonRegistered)?.Address);
        return prescription is null || registered is null || person is null ? null : Of(prescription, registered, person, address);
    }

    private static GuideDocument Of(Prescription prescription, PrescriptionRegistered registered, InsuredPerson person, Address? address) => new(
        prescription.Id, registered.RegisteredAt, registered.RegisteredAt, "1", registered.PrescriptionNumber, CategoryOf(prescription), prescription.IssuedOn, prescription.ValidThrough,
        PatientOf(person, address, registered.Issuer.Institution), null,
        person.CoverageOn(prescription.IssuedOn) is var (_, terms) ? [CoverageOf(terms, person, prescription.IssuedOn)] : [],
        new(registered.Issuer.Institution, null, null, null),
        AuthorOf(prescription),
        [.. prescription.Lines.Select(line => new GuideDrug(line.Line, StatusOf(line.Status), new(registered.IssuedOn, registered.RegisteredAt)))],
        [],
        prescription.Status == PrescriptionStatus.Cancelled ? GuideDocument.Cancelled : GuideDocument.Final);

    private static string StatusOf(LineStatus status) => status switch
    {
        LineStatus.Dispensed => "completed",
        LineStatus.Cancelled => "cancelled",
        LineStatus.NotDispensed => "stopped",
        _ => "active",
    };

    private static string CategoryOf(Prescription prescription) => prescription switch
    {
        { NarcoticLicence: not null } => EPrescriptionNames.Narcotic,
        { Repeat.Kind: RepeatKind.Split } => EPrescriptionNames.Split,
        _ => EPrescriptionNames.General,
    };

    private static GuidePatient PatientOf(InsuredPerson person, Address? address, string institution) => new(
        person.LocalPatientNumbers.GetValueOrDefault(institution),
        [NameOf("IDE", person.Name.Family, person.Name.Given), .. person.Name.FamilyKana.Length == 0 ? [] : new[] { NameOf("SYL", person.Name.FamilyKana, person.Name.GivenKana) }],
        person.Sex switch
        {
            Sex.Male => "male",
            Sex.Female => "female",
            Sex.Other => "other",
            _ => "unknown",
        },
        person.BirthDate,
        address is null ? null : $"{address.Prefecture}{address.City}{address.Line}",
        address is { PostalCode.Length: 7 } ? $"{address.PostalCode[..3]}-{address.PostalCode[3..]}" : null,
        "JP");

    private static GuideName NameOf(string representation, string family, string given) => new(representation, "official", $"{family}　{given}", family, given);

    private static GuideCoverage CoverageOf(CoverageTerms terms, InsuredPerson person, NodaTime.LocalDate day) => new(
        terms.Category switch
        {
            InsuranceCategory.Employees => "1",
            InsuranceCategory.National => "2",
            _ => "7",
        },
        terms.Identity.Symbol, terms.Identity.Number, terms.Identity.Branch, null, terms.Identity.Branch,
        terms.Relationship == Relationship.Insured ? new(string.Empty, "1", "被保険者") : new(string.Empty, "2", "被扶養者"),
        terms.From, terms.Through, null, terms.CopayOn(day, person.BirthDate), new(terms.Identity.InsurerNumber, null, "ins"));

    private static GuideAuthor AuthorOf(Prescription prescription)
    {
        var (institution, licence, name) = prescription.Issuer;
        var dentist = institution[2] == DentalFeeTable;
        return new(
            name is null ? [] : [new("IDE", null, name)],
            null,
            [
                new(dentist ? string.Empty : Doctors, licence, dentist ? null : new(Licences, "MedicalDoctorLicense", "医師")),
                .. prescription.NarcoticLicence is { } narcotic
                    ? new[] { new GuideQualification(EPrescriptionNames.NarcoticLicencePrefix + institution[..2], narcotic, new(Licences, EPrescriptionNames.NarcoticPractitioner, "麻薬施用者")) }
                    : [],
            ],
            null, null,
            dentist ? new("http://jpfhir.jp/fhir/Common/CodeSystem/practitioner-role-category", "dentist", "歯科医師") : new("http://jpfhir.jp/fhir/Common/CodeSystem/practitioner-role-category", "doctor", "医師"));
    }
}

/// <summary>Reads what the guide's document of a prescription is made of.</summary>
public sealed class GuideDocumentReads(StoredEvents events)
{
    /// <summary>The document of a prescription with its person; null when there is no such prescription.</summary>
    public async Task<(GuideDocument Document, Guid PersonId, string Institution)?> FindAsync(Guid prescriptionId, CancellationToken ct)
    {
        var prescription = await FactsAsync(prescriptionId, ct);
        if (prescription.OfType<PrescriptionRegistered>().FirstOrDefault() is not { } registered)
            return null;

        var person = await FactsAsync(registered.PersonId, ct);
        return GuideDocuments.Of(prescription, person) is { } document ? (document, registered.PersonId, registered.Issuer.Institution) : null;
    }

    private async Task<List<object>> FactsAsync(Guid stream, CancellationToken ct)
    {
        List<object> facts = [];
        await foreach (var stored in events.OfAsync([stream], ct))
            facts.Add(stored.Data);
        return facts;
    }
}
