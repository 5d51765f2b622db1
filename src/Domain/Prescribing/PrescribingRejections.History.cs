namespace Healthcare.Domain.Prescribing;

/// <summary>Refusals of the medication history.</summary>
public static partial class PrescribingRejections
{
    /// <summary>What institutions may read is 100 days old at most (rule: the national service).</summary>
    public static readonly Rejection BeyondReadableDays = new(
        "prescribing.history-beyond-readable-days", RejectionKind.Forbidden, "Institutions read what was prescribed and dispensed for 100 days.",
        "Ask for at most 100 days; the person can show what is older.");
}
