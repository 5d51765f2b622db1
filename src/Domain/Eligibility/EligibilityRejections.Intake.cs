namespace Healthcare.Domain.Eligibility;

/// <content>What can be wrong with a line of an insurer's file.</content>
public static partial class EligibilityRejections
{
    /// <summary>The person id is somebody else's.</summary>
    public static readonly Rejection BirthDateDiffers = new(
        "eligibility.birth-date-differs", RejectionKind.Conflict, "The person with this id has another birth date.",
        "Check the person id, or correct the birth date.");
}
