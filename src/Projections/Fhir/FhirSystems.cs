namespace Healthcare.Projections.Fhir;

/// <summary>Names of systems, extensions and profiles, as JP Core and the e-prescription guide spell them.</summary>
public static class FhirSystems
{
    private const string Core = "http://jpfhir.jp/fhir/core";
    private const string Mhlw = Core + "/mhlw";
    private const string Terminology = "http://terminology.hl7.org/CodeSystem";

    public const string PatientProfile = Core + "/StructureDefinition/JP_Patient";
    public const string CoverageProfile = Core + "/StructureDefinition/JP_Coverage";
    public const string MedicationRequestProfile = Core + "/StructureDefinition/JP_MedicationRequest";
    public const string MedicationDispenseProfile = Core + "/StructureDefinition/JP_MedicationDispense";

    public const string AllergyProfile = "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_AllergyIntolerance_eCS";
    public const string AllergyClinicalStatus = Terminology + "/allergyintolerance-clinical";
    public const string AllergyVerification = Terminology + "/allergyintolerance-verification";

    /// <summary>GCM and the first nine characters of the code with ZZZ: the drug whatever its brand.</summary>
    public const string AllergenGeneric = Core + "/CodeSystem/GCM/JP_JfagyMedicationAllergen_CS";

    /// <summary>YCM and a YJ code: the product.</summary>
    public const string AllergenProduct = Core + "/CodeSystem/YCM/JP_JfagyMedicationAllergen_CS";

    /// <summary>The engine's own: ingredients by the drug master's codes.</summary>
    public const string Ingredients = "urn:healthcare:ingredients";

    public const string Uri = "urn:ietf:rfc:3986";
    public const string ResourceInstance = Core + "/IdSystem/resourceInstance-identifier";
    public const string InstitutionNumber = Core + "/IdSystem/insurance-medical-institution-no";
    public const string MedicalRegistration = Mhlw + "/IdSystem/medicalRegistrationNumber";
    public const string InsurerNumber = Mhlw + "/IdSystem/InsurerNumber";
    public const string DetectedIssueProfile = "http://hl7.org/fhir/StructureDefinition/DetectedIssue";
    public const string ConsentProfile = "http://hl7.org/fhir/StructureDefinition/Consent";
    public const string ActReason = Terminology + "/v3-ActReason";
    public const string ParticipationType = Terminology + "/v3-ParticipationType";
    public const string ConsentScope = Terminology + "/consentscope";
    public const string ConsentAction = Terminology + "/consentaction";
    public const string ResourceTypes = "http://hl7.org/fhir/resource-types";
    public const string ActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    public const string InsuranceMember = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
    public const string RpNumber = Mhlw + "/IdSystem/Medication-RPGroupNumber";
    public const string OrderInRp = Mhlw + "/IdSystem/MedicationAdministrationIndex";

    /// <summary>Followed by the 10 digits of the institution that gave the number.</summary>
    public const string LocalPatientNumberPrefix = "urn:oid:1.2.392.100495.20.3.51.1";

    /// <summary>処方箋番号; followed by the 10 digits of the institution that gave it.</summary>
    public const string PrescriptionNumberPrefix = "urn:oid:1.2.392.100495.20.3.11.1";

    public const string InstitutionExtension = "http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber";
    public const string NameRepresentation = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
    public const string InsuredSymbol = Core + "/Extension/StructureDefinition/JP_Coverage_InsuredPersonSymbol";
    public const string InsuredNumber = Core + "/Extension/StructureDefinition/JP_Coverage_InsuredPersonNumber";
    public const string InsuredBranch = Core + "/Extension/StructureDefinition/JP_Coverage_InsuredPersonSubNumber";
    public const string PeriodOfUse = Core + "/Extension/StructureDefinition/JP_MedicationDosage_PeriodOfUse";
    public const string InstructionForDispense = Core + "/Extension/StructureDefinition/JP_MedicationRequest_DispenseRequest_InstructionForDispense";

    public const string InsuranceCategory = Mhlw + "/CodeSystem/InsuranceMajorCategory";
    public const string InsuredCategory = Mhlw + "/CodeSystem/InsuredPersonCategory";
    public const string CopayType = Terminology + "/coverage-copay-type";
    public const string Ucum = "http://unitsofmeasure.org";

    public const string Yj = "http://capstandard.jp/iyaku.info/CodeSystem/YJ-code";
    public const string GeneralName = Mhlw + "/CodeSystem/MedicationGeneralOrderCode";
    public const string Hot9 = "http://medis.or.jp/CodeSystem/master-HOT9";
    public const string Merit9Unit = Mhlw + "/CodeSystem/MedicationUnitMERIT9Code";
    public const string StrengthType = Mhlw + "/CodeSystem/MedicationIngredientStrengthType";
    public const string Substitution = Mhlw + "/CodeSystem/MedicationSubstitutionProhibittedCategory";
    public const string Usage = "http://jami.jp/CodeSystem/MedicationUsage";
    public const string BasicMethod = "http://jami.jp/CodeSystem/MedicationMethodBasicUsage";

    public const string EligibilityResponseProfile = "http://hl7.org/fhir/StructureDefinition/CoverageEligibilityResponse";
    public const string BenefitCategory = Terminology + "/ex-benefitcategory";
    public const string BenefitType = Terminology + "/benefit-type";

    /// <summary>The engine's own: <c>valid</c>, <c>noCoverage</c>, <c>certificateLapsed</c>.</summary>
    public const string EligibilityStatus = "urn:healthcare:eligibility-status";

    /// <summary>The engine's own: what the reader shows beside, such as <c>certificate-renewal-due</c>.</summary>
    public const string EligibilityAlert = "urn:healthcare:eligibility-alert";

    /// <summary>The engine's own: rejection and rule codes in an OperationOutcome.</summary>
    public const string Errors = "urn:healthcare:errors";

    /// <summary>The engine's own: 閲覧区分, what a consent is about.</summary>
    public const string InformationKinds = "urn:healthcare:information-kinds";

    /// <summary>The engine's own: how a consent was given.</summary>
    public const string ConsentChannels = "urn:healthcare:consent-channels";
}
