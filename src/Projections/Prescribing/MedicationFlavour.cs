namespace Healthcare.Projections.Prescribing;

/// <summary>The three ways in which Japan writes one drug as FHIR. They differ in names, in what must be there, and in little else.</summary>
public enum MedicationFlavour
{
    /// <summary>JP Core 1.1.2 (URLs).</summary>
    JpCore,

    /// <summary>JP-CLINS 1.5 (臨床情報, eCS): JP Core with more that must be there.</summary>
    Clins,

    /// <summary>The e-prescription guide of 2023 (処方情報 HL7 FHIR): the OIDs of JP Core 1.1.0.</summary>
    EPrescription,
}
