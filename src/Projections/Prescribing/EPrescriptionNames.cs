using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>The names an e-prescription may use: the OIDs of the guide's first edition and the URLs that replace them mean the same.</summary>
internal static class EPrescriptionNames
{
    private const string Mhlw = "urn:oid:1.2.392.100495.20";
    private const string Jami = "urn:oid:1.2.392.200250.2.2.20";

    public const string DocumentTypeCode = "57833-6";
    public const string SectionSystem = "http://jpfhir.jp/fhir/ePrescription/CodeSystem/prescription-section";
    public const string PrescriptionSection = "01";
    public const string CategorySystem = "http://jpfhir.jp/fhir/ePrescription/CodeSystem/prescription-category";
    public const string General = "01";
    public const string Narcotic = "02";
    public const string Split = "03";
    public const string NarcoticLicencePrefix = Mhlw + ".3.32.1";
    public const string NarcoticPractitioner = "NarcoticsPractitioner";

    public static readonly string[] DocumentType = ["http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes", "http://jpfhir.jp/fhir/core/CodeSystem/doc-typecodes", "http://loinc.org"];
    public static readonly string[] Institution = [FhirSystems.InstitutionNumber, "http://jpfhir.jp/fhir/Common/IdSystem/insurance-medical-institution-no"];
    public static readonly string[] MedicalRegistration = [FhirSystems.MedicalRegistration, Mhlw + ".3.31"];
    public static readonly string[] InsurerNumber = [FhirSystems.InsurerNumber, Mhlw + ".3.61"];
    public static readonly string[] InsuranceCategory = [FhirSystems.InsuranceCategory, Mhlw + ".2.61"];
    public static readonly string[] RpNumber = [FhirSystems.RpNumber, Mhlw + ".3.81"];
    public static readonly string[] OrderInRp = [FhirSystems.OrderInRp, Mhlw + ".3.82"];
    public static readonly string[] Yj = [FhirSystems.Yj, Mhlw + ".1.73", Mhlw + ".2.73"];
    public static readonly string[] GeneralName = [FhirSystems.GeneralName, Mhlw + ".1.81", Mhlw + ".2.81"];
    public static readonly string[] Hot9 = [FhirSystems.Hot9, "urn:oid:1.2.392.200119.4.403.1", Mhlw + ".2.74"];
    public static readonly string[] Unit = [FhirSystems.Merit9Unit, Mhlw + ".2.101"];
    public static readonly string[] Substitution = [FhirSystems.Substitution, Mhlw + ".2.41"];
    public static readonly string[] Usage = [FhirSystems.Usage, "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUsage_ePrescription", Jami + ".20"];

    /// <summary>Basic (1 character) and detailed (2 characters) methods; the first character is the same.</summary>
    public static readonly string[] Method = [FhirSystems.BasicMethod, Jami + ".30", "http://jami.jp/CodeSystem/MedicationMethodDetailUsage", Jami + ".40"];
}
