using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>The entries of a prescription document beside its drugs, in the names of the guide of 2023.</summary>
internal static class GuideEntries
{
    private const string Mhlw = "urn:oid:1.2.392.100495.20";
    private const string Extension = "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/";
    private const string OrganizationType = "http://terminology.hl7.org/CodeSystem/organization-type";

    public static object Patient(GuidePatient patient, string institution) => new
    {
        ResourceType = "Patient",
        Meta = GuideDocumentJson.Profile("JP_Patient_ePrescriptionData"),
        Identifier = patient.LocalNumber is { } number ? new[] { Identifier(FhirSystems.LocalPatientNumberPrefix + institution, number) } : null,
        Name = Names(patient.Names),
        patient.Gender,
        patient.BirthDate,
        Address = patient is { Address: null, PostalCode: null } ? null : new[] { new { Text = patient.Address, patient.PostalCode, patient.Country } },
    };

    public static object Coverage(GuideCoverage coverage, Addresses at, int index) => new
    {
        ResourceType = "Coverage",
        Meta = GuideDocumentJson.Profile(coverage.Category == GuideCoverage.Public ? "JP_Coverage_ePrescriptionData_publicPayment" : "JP_Coverage_ePrescriptionData_insurance"),
        Extension = Insured(coverage).ToArray() is { Length: > 0 } parts ? parts : null,
        Status = "active",
        Type = Concept(Mhlw + ".2.61", coverage.Category),
        coverage.SubscriberId,
        Beneficiary = at.To("patient"),
        coverage.Dependent,
        Relationship = coverage.Relationship is { } relationship ? Concept(Mhlw + ".2.62", relationship.Code, relationship.Name) : null,
        Period = coverage is { From: null, Through: null } ? null : new { Start = coverage.From, End = coverage.Through },
        Payor = coverage.Payer is null ? null : new[] { at.To($"payer{index}") },
        coverage.Order,
        CostToBeneficiary = coverage.CopayPercent is { } percent
            ? new[] { new { Type = Concept(FhirSystems.CopayType, "copaypct", "負担率"), ValueQuantity = new { Value = percent, Unit = "%", System = FhirSystems.Ucum, Code = "%" } } }
            : null,
    };

    public static object Payer(GuideCoverage coverage) => new
    {
        ResourceType = "Organization",
        Meta = GuideDocumentJson.Profile("JP_Organization_ePrescriptionData_coveragePayer"),
        Identifier = coverage.Payer!.Number is { } number ? new[] { Identifier(Mhlw + (coverage.Category == GuideCoverage.Public ? ".3.71" : ".3.61"), number) } : null,
        Type = coverage.Payer.Kind is { } kind ? new[] { Concept(OrganizationType, kind) } : null,
        coverage.Payer.Name,
    };

    // The institution number is the prefecture (2), the fee table (1) and the number inside it (7).
    public static object Issuer(GuideIssuer issuer) => new
    {
        ResourceType = "Organization",
        Meta = GuideDocumentJson.Profile("JP_Organization_ePrescriptionData_issuer"),
        Extension = new[]
        {
            Part("JP_Organization_PrefectureNo", Mhlw + ".3.21", issuer.Number[..2]),
            Part("JP_Organization_InsuranceOrganizationCategory", Mhlw + ".3.22", issuer.Number[2..3]),
            Part("JP_Organization_InsuranceOrganizationNo", Mhlw + ".3.23", issuer.Number[3..]),
        },
        Identifier = new[] { Identifier("http://jpfhir.jp/fhir/Common/IdSystem/insurance-medical-institution-no", issuer.Number) },
        Type = new[] { Concept(OrganizationType, "prov") },
        issuer.Name,
        Telecom = issuer.Phone is { } phone ? new[] { Phone(phone) } : null,
        Address = issuer.Address is { } address ? new[] { new { Text = address } } : null,
    };

    public static object Role(GuideAuthor author, Addresses at) => new
    {
        ResourceType = "PractitionerRole",
        Meta = GuideDocumentJson.Profile("JP_PractitionerRole_ePrescriptionData_author"),
        Identifier = author.RoleNumber is { } number ? new[] { Identifier(author.RoleSystem, number) } : null,
        Practitioner = at.To("author"),
        Organization = at.To("issuer"),
        Code = author.Role is { } role ? new[] { Concept(role.System, role.Code, role.Name) } : null,
    };

    public static object Author(GuideAuthor author, string institution) => new
    {
        ResourceType = "Practitioner",
        Meta = GuideDocumentJson.Profile("JP_Practitioner_ePrescriptionData_author"),
        Identifier = author.LocalNumber is { } number ? new[] { Identifier(GuideDocumentJson.LocalDoctorNumber + institution, number) } : null,
        Name = Names(author.Names),
        Qualification = author.Qualifications.Count == 0 ? null : author.Qualifications.Select(held => new
        {
            Identifier = new[] { Identifier(held.System, held.Number) },
            Code = held.Kind is { } kind ? Concept(kind.System, kind.Code, kind.Name) : null,
        }),
    };

    public static object Message(GuideMessage message) => new
    {
        ResourceType = "Communication",
        Meta = GuideDocumentJson.Profile("JP_Communication_ePrescriptionData"),
        Extension = message.Texts.Select(text => new { Url = GuideDocumentJson.MessageText, ValueString = text }),
        Category = message.Category is { } category ? new[] { Concept(category.System, category.Code, category.Name) } : null,
        Status = "completed",
    };

    public static object Concept(string system, string code, string? display = null) => new { Coding = new[] { Code(new NamedCode(system, code, display)) } };

    public static object Code(NamedCode code) => new { System = code.System.Length == 0 ? null : code.System, code.Code, Display = code.Name };

    private static object Identifier(string? system, string value) => new { System = system, Value = value };

    private static object Phone(string number) => new { System = "phone", Value = number };

    private static object Part(string name, string system, string value) => new { Url = Extension + name, ValueIdentifier = Identifier(system, value) };

    private static IEnumerable<object> Insured(GuideCoverage coverage)
    {
        (string Url, string? Text)[] parts = [(FhirSystems.InsuredSymbol, coverage.Symbol), (FhirSystems.InsuredNumber, coverage.Number), (FhirSystems.InsuredBranch, coverage.Branch)];
        return parts.Where(part => !string.IsNullOrEmpty(part.Text)).Select(part => new { part.Url, ValueString = part.Text });
    }

    private static object? Names(IReadOnlyList<GuideName> names) => names.Count == 0 ? null : names.Select(name => new
    {
        Extension = name.Representation is { } representation ? new[] { new { Url = FhirSystems.NameRepresentation, ValueCode = representation } } : null,
        name.Use,
        name.Text,
        name.Family,
        Given = name.Given is { } given ? new[] { given } : null,
    });
}
