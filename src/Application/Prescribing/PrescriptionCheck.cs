using Healthcare.Application.Access;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Application.Prescribing;

/// <summary>What registering would give, and all that stands against the drugs; nothing is stored.</summary>
/// <param name="Outcome">What registering would answer: <c>accepted</c>, or the code of the refusal.</param>
/// <param name="Message">The refusal in words.</param>
/// <param name="Remedy">And what to do.</param>
/// <param name="Alerts">What the safety check found, as far as the caller may see it, whether or not a reason was given.</param>
/// <param name="Drugs">Drugs that the master refuses, with what may have been meant.</param>
/// <param name="SupplyLimits">投与日数の上限 of the lines that have one.</param>
/// <param name="DrugMaster">Which version of the drug master was asked.</param>
/// <param name="SampleMaster">Whether that is the built-in sample, which must not be used to treat anybody.</param>
public sealed record PrescriptionCheck(
    string Outcome, string? Message, string? Remedy, HitsToShow Alerts, IReadOnlyList<LineAnswer> Drugs, IReadOnlyList<SupplyLimitOfLine> SupplyLimits,
    string DrugMaster, bool SampleMaster)
{
    /// <summary>The outcome when nothing stands in the way.</summary>
    public const string Accepted = "accepted";
}

/// <summary>How many days a line may be for, and whether it is for more.</summary>
public sealed record SupplyLimitOfLine(int RpNumber, int Order, int MostDays, bool Exceeded);
