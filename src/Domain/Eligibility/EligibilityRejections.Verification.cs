namespace Healthcare.Domain.Eligibility;

/// <summary>Refusals of how eligibility was verified, and of visits.</summary>
public static partial class EligibilityRejections
{
    /// <summary>健康保険証 that proves nothing on the day.</summary>
    public static readonly Rejection InsuranceCardNotValid = new(
        "eligibility.insurance-card-not-valid", RejectionKind.Refused, "The insurance card proves nothing on the day of service.",
        "Verify by My Number Card or smartphone, or by the person's certificate of eligibility (資格確認書).");

    /// <summary>No such line on the list.</summary>
    public static readonly Rejection VisitNotWaiting = new(
        "eligibility.visit-not-waiting", RejectionKind.Missing, "This visit does not wait on the institution's list.",
        "Use the person and check of a line of the list.");
}
