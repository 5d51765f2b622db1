namespace Healthcare.Domain.Eligibility;

/// <summary>Why a 資格確認書 is not given out or taken back.</summary>
public static partial class EligibilityRejections
{
    /// <summary>The id is in use.</summary>
    public static readonly Rejection CertificateAlreadyIssued = new(
        "eligibility.eligibility-certificate-already-issued", RejectionKind.Conflict, "An eligibility certificate (資格確認書) with this id has been issued before.", "Use another id.");

    /// <summary>One is in force.</summary>
    public static readonly Rejection CertificateInForce = new(
        "eligibility.eligibility-certificate-in-force", RejectionKind.Conflict, "The person has an eligibility certificate (資格確認書) in force for this coverage.",
        "Use the one that is in force, have it issued anew when it was lost, or ask on its last day.");

    /// <summary>Nothing to certify.</summary>
    public static readonly Rejection CertificateWithoutCoverage = new(
        "eligibility.eligibility-certificate-without-coverage", RejectionKind.Refused, "No coverage is in force today that an eligibility certificate (資格確認書) could state.",
        "Register the coverage first.");

    /// <summary>There is no such certificate.</summary>
    public static readonly Rejection CertificateNotFound = new(
        "eligibility.eligibility-certificate-not-found", RejectionKind.Missing, "The person has no eligibility certificate (資格確認書) with this id.",
        "List the person's certificates.");

    /// <summary>It has expired or was invalidated.</summary>
    public static readonly Rejection CertificateNotInForce = new(
        "eligibility.eligibility-certificate-not-in-force", RejectionKind.Refused, "This eligibility certificate (資格確認書) is not in force any more.", "Ask for a new one.");

    /// <summary>Nobody to look at.</summary>
    public static readonly Rejection NobodyRegistered = new(
        "eligibility.nobody-registered", RejectionKind.Refused, "No insured person is registered, so there is nobody to look at.", "Register persons first.");
}
