using Healthcare.Domain.Shared;
namespace Healthcare.Projections.Prescribing;

/// <summary>The rules of an e-prescription document. Their ids are public contract.</summary>
public static class EPrescriptionRules
{
    /// <summary>The content is a Bundle of type document.</summary>
    public const string Document = "eprescription.bundle-document";

    /// <summary>The Composition is the first entry, and the only one.</summary>
    public const string CompositionFirst = "eprescription.composition-first";

    /// <summary>The document is a prescription (57833-6).</summary>
    public const string DocumentType = "eprescription.document-type";

    /// <summary>The Composition is final.</summary>
    public const string Final = "eprescription.composition-final";

    /// <summary>It is a general (01) or narcotic (02) prescription; split ones (03) are not taken in.</summary>
    public const string Category = "eprescription.category";

    /// <summary>No two entries have the same fullUrl.</summary>
    public const string UniqueEntries = "eprescription.full-url-unique";

    /// <summary>Every reference leads to an entry of the document.</summary>
    public const string References = "eprescription.reference-resolves";

    /// <summary>There is one Patient, and everything is about that patient.</summary>
    public const string OnePatient = "eprescription.one-patient";

    /// <summary>Section 01 names at least one MedicationRequest.</summary>
    public const string Section = "eprescription.prescription-section";

    /// <summary>Every MedicationRequest is named by section 01.</summary>
    public const string Listed = "eprescription.request-listed";

    /// <summary>The document has an identifier that the prescription can be known by.</summary>
    public const string Identifier = "eprescription.identifier";

    /// <summary>The custodian is an institution with its 10-digit number.</summary>
    public const string Institution = "eprescription.institution";

    /// <summary>The period of use begins on a full date, and ends on one when it has an end.</summary>
    public const string Period = "eprescription.period-of-use";

    /// <summary>The patient's birth date is a full date.</summary>
    public const string BirthDate = "eprescription.birth-date";

    /// <summary>The patient has a number of the issuing institution, or a health insurance.</summary>
    public const string PatientIdentity = "eprescription.patient-identity";

    /// <summary>A narcotic prescription has the prescriber's narcotic licence.</summary>
    public const string NarcoticLicence = "eprescription.narcotic-licence";

    /// <summary>A narcotic prescription has the patient's address.</summary>
    public const string NarcoticAddress = "eprescription.narcotic-address";

    /// <summary>Each drug has one Rp number.</summary>
    public const string RpNumber = "eprescription.rp-number";

    /// <summary>Each drug has one order in its Rp.</summary>
    public const string OrderInRp = "eprescription.order-in-rp";

    /// <summary>No two drugs have the same Rp number and order.</summary>
    public const string UniqueOrder = "eprescription.rp-order-unique";

    /// <summary>A request is active or completed.</summary>
    public const string Status = "eprescription.status";

    /// <summary>A request is an order.</summary>
    public const string Intent = "eprescription.intent";

    /// <summary>A request says when it was written.</summary>
    public const string AuthoredOn = "eprescription.authored-on";

    /// <summary>A drug is coded as YJ, general name or HOT9.</summary>
    public const string DrugCode = "eprescription.drug-code";

    /// <summary>A drug has its name as printed.</summary>
    public const string DrugText = "eprescription.drug-text";

    /// <summary>Every dosage instruction has its text.</summary>
    public const string DosageText = "eprescription.dosage-text";

    /// <summary>The amount to dispense has a value and a MERIT-9 unit; so has every dose.</summary>
    public const string Quantity = "eprescription.quantity";

    /// <summary>The days of supply are a whole number of days; an internal drug needs them.</summary>
    public const string DaysSupply = "eprescription.days-supply";

    /// <summary>Substitution is allowed or restricted by a known code.</summary>
    public const string Substitution = "eprescription.substitution";
}
