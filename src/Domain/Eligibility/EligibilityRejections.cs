namespace Healthcare.Domain.Eligibility;

/// <summary>Every refusal of this context.</summary>
public static partial class EligibilityRejections
{
    /// <summary>The person id is in use.</summary>
    public static readonly Rejection PersonAlreadyRegistered = new(
        "eligibility.person-already-registered", RejectionKind.Conflict, "This person has been registered before.", "Use the person that exists.");

    /// <summary>No person fits what was given.</summary>
    public static readonly Rejection PersonNotFound = new(
        "eligibility.person-not-found", RejectionKind.Missing, "No insured person fits what was given.",
        "Check the card, or the insurer number, symbol, number, branch and birth date.");

    /// <summary>The coverage id is in use.</summary>
    public static readonly Rejection CoverageAlreadyRegistered = new(
        "eligibility.coverage-already-registered", RejectionKind.Conflict, "This coverage has been registered before.", "Use another coverage id.");

    /// <summary>A coverage cannot begin before its person is born.</summary>
    public static readonly Rejection CoverageBeforeBirth = new(
        "eligibility.coverage-before-birth", RejectionKind.Refused, "The coverage begins before the person's birth.", "Correct the first day of coverage.");

    /// <summary>Two coverages on one day.</summary>
    public static readonly Rejection CoverageOverlaps = new(
        "eligibility.coverage-overlaps", RejectionKind.Refused, "Another coverage of this person is in force on some of these days.",
        "End the other coverage first, or correct the period.");

    /// <summary>The insured identity belongs to somebody else.</summary>
    public static readonly Rejection IdentityTaken = new(
        "eligibility.insured-identity-taken", RejectionKind.Conflict, "This insurer number, symbol, number and branch name another person.",
        "Check the branch number.");

    /// <summary>The certificate is linked already.</summary>
    public static readonly Rejection CardAlreadyLinked = new(
        "eligibility.card-already-linked", RejectionKind.Conflict, "This certificate is linked already.", "Nothing needs to be done if it is the same person's.");

    /// <summary>The certificate has expired.</summary>
    public static readonly Rejection CardExpired = new(
        "eligibility.card-expired", RejectionKind.Refused, "This certificate has expired.", "Have it renewed at the municipality, then link the new one.");

    /// <summary>The institution knows another person by this number.</summary>
    public static readonly Rejection LocalPatientNumberTaken = new(
        "eligibility.local-patient-number-taken", RejectionKind.Conflict, "The institution's patient number is linked to another person.",
        "Check the number on the registration card.");

    /// <summary>The institution knows this person by another number.</summary>
    public static readonly Rejection LocalPatientNumberLinked = new(
        "eligibility.local-patient-number-linked", RejectionKind.Conflict, "The person has another patient number at this institution.",
        "Use the number that is linked.");

    /// <summary>The consent id is in use.</summary>
    public static readonly Rejection ConsentAlreadyGiven = new(
        "eligibility.consent-already-given", RejectionKind.Conflict, "This consent has been recorded before.", "Use another consent id.");

    /// <summary>There is no such consent in force.</summary>
    public static readonly Rejection ConsentNotFound = new(
        "eligibility.consent-not-found", RejectionKind.Missing, "There is no such consent in force.", "List the consents of the person.");

    /// <summary>Consent is missing.</summary>
    public static readonly Rejection ConsentRequired = new(
        "eligibility.consent-required", RejectionKind.Forbidden, "The person has not agreed that this institution views this information.",
        "Ask for consent at the card reader.");

    /// <summary>The institution has not verified the person.</summary>
    public static readonly Rejection VisitRequired = new(
        "eligibility.visit-required", RejectionKind.Forbidden, "This institution has not verified this person's eligibility in the last day.",
        "Verify eligibility at the counter first.");
}
