using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>How the prescription was issued.</summary>
public enum PrescriptionMedium
{
    /// <summary>Electronically: the registered data, signed by the prescriber, are the prescription.</summary>
    Electronic,

    /// <summary>On paper: the signed paper is the prescription; its data are registered so that it takes part in the checks.</summary>
    Paper,
}

/// <summary>How a prescription is used more than once.</summary>
public enum RepeatKind
{
    /// <summary>リフィル: the whole prescription again, up to 3 uses in total.</summary>
    Refill,

    /// <summary>分割調剤: the supply in up to 3 parts.</summary>
    Split,
}

/// <summary>The plan of a prescription that is used more than once.</summary>
/// <param name="Kind">Refill or split.</param>
/// <param name="Uses">How many uses there are in total, the first included: 2 or 3.</param>
/// <param name="PartDays">For a split: the days of supply of each part; together the days of supply of every line.</param>
public sealed record RepeatPlan(RepeatKind Kind, int Uses, IReadOnlyList<int>? PartDays = null)
{
    /// <summary>The most uses there may be.</summary>
    public const int MostUses = 3;

    private const int WindowDays = 7;

    /// <summary>
    /// When the use after this one may be begun: from 7 days before until 7 days after the supply ends (domain knowledge, unverified).
    /// </summary>
    public DateInterval NextWindow(int use, LocalDate dispensedOn, IReadOnlyList<MedicationLine> lines)
    {
        var next = dispensedOn.PlusDays(PartDays is { } parts ? parts[use - 1] : lines.Max(line => line.DaysSupply ?? 0));
        return new(next.PlusDays(-WindowDays), next.PlusDays(WindowDays));
    }
}

/// <summary>What the drug master said of a line when it was registered.</summary>
public sealed record IdentifiedDrug(int RpNumber, int Order, DrugFacts Facts);

/// <summary>A stated reason to go on in spite of an alert.</summary>
/// <param name="Code">Its kind.</param>
/// <param name="Text">In the professional's words.</param>
public sealed record SafetyReason(SafetyReasonCode Code, string Text);

/// <summary>Why a professional goes on in spite of an alert.</summary>
public enum SafetyReasonCode
{
    /// <summary>The benefit outweighs the risk, and the person is watched.</summary>
    BenefitOutweighsRisk,

    /// <summary>The other drug was stopped or will not be taken any more.</summary>
    OtherDrugStopped,

    /// <summary>The days overlap only because the person comes early.</summary>
    EarlyContinuation,

    /// <summary>The drug was lost or spoilt.</summary>
    Lost,

    /// <summary>Agreed with the other prescriber, or with the prescriber on a query (疑義照会).</summary>
    AgreedWithPrescriber,

    /// <summary>Something else, told in the text.</summary>
    Other,
}

/// <summary>A drug of a prescription by its place.</summary>
public readonly record struct LinePlace(int RpNumber, int Order)
{
    /// <summary>The place of a line.</summary>
    public static LinePlace Of(MedicationLine line) => new(line.RpNumber, line.Order);
}
