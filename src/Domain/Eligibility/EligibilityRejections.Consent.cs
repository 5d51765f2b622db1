namespace Healthcare.Domain.Eligibility;

/// <summary>Refusals about consent.</summary>
public static partial class EligibilityRejections
{
    /// <summary>The certificate has expired, or no card was used.</summary>
    public static readonly Rejection MedicalInformationClosed = new(
        "eligibility.medical-information-closed", RejectionKind.Refused, "The last check here did not open medical information.",
        "Check eligibility with a card or smartphone whose certificate is valid; consent to the limit category is possible without.");

    /// <summary>Nobody stays overnight at a pharmacy.</summary>
    public static readonly Rejection NoStayAtPharmacy = new(
        "eligibility.no-stay-at-pharmacy", RejectionKind.Refused, "A pharmacy has no inpatients.", "Leave stay out.");

    /// <summary>The last day is past, or over a year away.</summary>
    public static readonly Rejection ConsentDayOutOfRange = new(
        "eligibility.consent-day-out-of-range", RejectionKind.Refused, "A consent ends today at the earliest and in a year at the latest.",
        "Choose a last day from today to one year from today.");

    /// <summary>A last day at the reader, or a stay in the portal.</summary>
    public static readonly Rejection ConsentTermNotHere = new(
        "eligibility.consent-term-not-here", RejectionKind.Refused, "This duration cannot be chosen here.",
        "A last day is chosen by the person in the portal, a stay at the institution's reader.");

    /// <summary>What was said is enough for drugs only.</summary>
    public static readonly Rejection OralConsentForDrugsOnly = new(
        "eligibility.oral-consent-for-drugs-only", RejectionKind.Refused, "Oral consent is possible for drugs and treatment only.",
        "Ask for the other kinds at the card reader or in the portal.");

    /// <summary>No stay to end.</summary>
    public static readonly Rejection NoInpatientConsent = new(
        "eligibility.no-inpatient-consent", RejectionKind.Missing, "No consent for a stay at this institution is in force.",
        "Nothing needs to be done: a consent for a visit ends by itself.");

    /// <summary>The number is nobody's.</summary>
    public static readonly Rejection InstitutionUnknown = new(
        "eligibility.institution-unknown", RejectionKind.Missing, "No institution with this number takes part.", "Check the 10 digits.");
}
