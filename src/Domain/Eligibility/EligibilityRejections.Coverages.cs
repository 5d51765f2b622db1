namespace Healthcare.Domain.Eligibility;

/// <summary>Why a coverage is not changed as asked.</summary>
public static partial class EligibilityRejections
{
    /// <summary>An insurer reports of somebody whom it does not insure on that day.</summary>
    public static readonly Rejection NotInsuredByCaller = new(
        "eligibility.not-insured-by-caller", RejectionKind.Refused, "The insurer does not cover this person on that day.",
        "Let the person's insurer of that day report it, or the municipality.");

    /// <summary>The person has no such coverage.</summary>
    public static readonly Rejection CoverageNotFound = new(
        "eligibility.coverage-not-found", RejectionKind.Missing, "The person has no coverage with this id.", "Use the id under which the coverage was registered.");

    /// <summary>The last day lies more than one day before the first.</summary>
    public static readonly Rejection CoverageEndsBeforeItBegins = new(
        "eligibility.coverage-ends-before-it-begins", RejectionKind.Refused, "The last day lies before the coverage's first day.",
        "Name a later day, or the day before the first day when the coverage never held.");

    /// <summary>It has ended earlier than asked.</summary>
    public static readonly Rejection CoverageEndsEarlier = new(
        "eligibility.coverage-ends-earlier", RejectionKind.Refused, "The coverage ends before the day that was named.", "Correct the coverage in order to lengthen it.");

    /// <summary>The coverage does not run on the day of the change.</summary>
    public static readonly Rejection CoverageNotInForce = new(
        "eligibility.coverage-not-in-force", RejectionKind.Refused, "The coverage is not in force on the first day of the change.",
        "Name a day of the coverage's period, or correct the period first.");

    /// <summary>No such limit category for the person's age on that day.</summary>
    public static readonly Rejection LimitCategoryUnknown = new(
        "eligibility.limit-category-unknown", RejectionKind.Refused, "There is no such limit category (限度額適用区分) for the person's age on its first day.",
        "Choose one of the reference data, GET /reference/limit-categories, that is of the person's group of age.");

    /// <summary>Two limit categories on one day.</summary>
    public static readonly Rejection LimitCategoriesOverlap = new(
        "eligibility.limit-categories-overlap", RejectionKind.Refused, "Two limit categories (限度額適用区分) share a day.", "Give each period an end before the next begins.");

    /// <summary>The benefit is for people from 70 through 74.</summary>
    public static readonly Rejection ElderlyBenefitOutOfAge = new(
        "eligibility.elderly-benefit-out-of-age", RejectionKind.Refused, "The elderly benefit (高齢受給者証) begins when the person is not from 70 through 74.",
        "Let it begin on the first day of the month after the 70th birthday, or later.");

    /// <summary>Coverage after death.</summary>
    public static readonly Rejection CoverageAfterDeath = new(
        "eligibility.coverage-after-death", RejectionKind.Refused, "The coverage would run after the person's death.", "Let it end on the day of death at the latest.");

    /// <summary>Death before birth.</summary>
    public static readonly Rejection DeathBeforeBirth = new(
        "eligibility.death-before-birth", RejectionKind.Refused, "The day of death lies before the person's birth.", "Correct the day.");

    /// <summary>Another day of death is known.</summary>
    public static readonly Rejection DeathAlreadyRecorded = new(
        "eligibility.death-already-recorded", RejectionKind.Conflict, "Another day of death has been recorded for this person.", "Have the municipality revoke it when it is wrong, then record the right day.");

    /// <summary>The institution has no such correction.</summary>
    public static readonly Rejection CorrectionNotFound = new(
        "eligibility.correction-not-found", RejectionKind.Missing, "The institution has no such correction for this person.", "Read the list of the institution's corrections.");
}
