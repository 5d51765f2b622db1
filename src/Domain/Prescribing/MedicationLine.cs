using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>剤形区分: in which way a drug is given.</summary>
public enum DosageForm
{
    /// <summary>内服.</summary>
    Oral,

    /// <summary>頓服.</summary>
    AsNeeded,

    /// <summary>外用.</summary>
    External,

    /// <summary>内服滴剤.</summary>
    OralDrops,

    /// <summary>注射.</summary>
    Injection,

    /// <summary>医療材料.</summary>
    Material,

    /// <summary>その他.</summary>
    Other,
}

/// <summary>後発品への変更: whether the pharmacy may substitute.</summary>
public enum Substitution
{
    /// <summary>変更可.</summary>
    Allowed,

    /// <summary>変更不可.</summary>
    Prohibited,

    /// <summary>剤形変更不可.</summary>
    FormFixed,

    /// <summary>含量規格変更不可.</summary>
    StrengthFixed,
}

/// <summary>An amount of a drug with its unit (MERIT-9 code and name, such as <c>TAB</c> and 錠).</summary>
public sealed record Amount(decimal Value, string UnitCode, string UnitName);

/// <summary>用法: how the drug is used, in one view over all its instructions.</summary>
/// <param name="Text">The whole instruction as printed; of several instructions the texts one after the other.</param>
/// <param name="Code">The 16-character usage code, when there is one for all instructions.</param>
/// <param name="PerTime">One dose.</param>
/// <param name="PerDay">The dose of a day.</param>
public sealed record Dosage(string Text, string? Code = null, Amount? PerTime = null, Amount? PerDay = null);

/// <summary>One drug of a prescription.</summary>
/// <param name="RpNumber">Rp番号: the group of drugs with the same usage, from 1.</param>
/// <param name="Order">The place inside the group, from 1.</param>
/// <param name="Drug">The drug by its code.</param>
/// <param name="DrugName">Its name as printed.</param>
/// <param name="Form">In which way it is given.</param>
/// <param name="Dosage">How it is used.</param>
/// <param name="Quantity">The amount to dispense.</param>
/// <param name="DaysSupply">投与日数, for drugs whose period can be computed.</param>
/// <param name="Substitution">Whether the pharmacy may substitute.</param>
/// <param name="Note">A remark on this drug.</param>
/// <param name="Instructions">The dosage instructions one by one; null when <paramref name="Dosage"/> says all.</param>
/// <param name="Codes">Every code of the drug in its order, the leading one among them; null when that is the only one.</param>
/// <param name="StartsAfter">How many days after the issue (or the dispensing) the drug is begun; null for at once.</param>
/// <param name="RepeatCount">頓用回数: for how many times a drug as needed is given.</param>
/// <param name="Preparations">調剤指示: 一包化, 粉砕 and the like.</param>
/// <param name="SubstitutionReason">Why the pharmacy may not substitute.</param>
/// <param name="OrderNumber">オーダ番号 of the institution.</param>
/// <param name="Categories">処方区分: outpatient, inpatient, discharge and the like.</param>
public sealed record MedicationLine(
    int RpNumber,
    int Order,
    DrugCode Drug,
    string DrugName,
    DosageForm Form,
    Dosage Dosage,
    Amount Quantity,
    int? DaysSupply = null,
    Substitution Substitution = Substitution.Allowed,
    string? Note = null,
    IReadOnlyList<DosageInstruction>? Instructions = null,
    IReadOnlyList<NamedCode>? Codes = null,
    int? StartsAfter = null,
    int? RepeatCount = null,
    IReadOnlyList<CodedText>? Preparations = null,
    CodedText? SubstitutionReason = null,
    string? OrderNumber = null,
    IReadOnlyList<CodedText>? Categories = null)
{
    private const int UniformDays = 14;

    /// <summary>一般名処方: prescribed by its general name, so that the pharmacy chooses the product.</summary>
    public bool ByGeneralName => Drug.System == DrugCodeSystem.GeneralName;

    /// <summary>
    /// How many days the drug counts as being taken: the calendar days that its supply covers when they can be computed,
    /// otherwise (external, as needed) 14 days. Rule: the national service's duplicate check.
    /// </summary>
    public int DaysTaken => Form is DosageForm.Oral or DosageForm.OralDrops or DosageForm.Injection && DaysSupply is { } days
        ? CourseOfTreatment.DaysOf(Instructions ?? [], days)
        : UniformDays;

    /// <summary>
    /// The days on which the drug counts as being taken when it is dispensed, or as long as it is not, prescribed on this day.
    /// A drug that begins later (the second step of a course) begins as much later here.
    /// </summary>
    public DateInterval TakenFrom(LocalDate start)
    {
        var first = start.PlusDays(StartsAfter ?? 0);
        return new(first, first.PlusDays(DaysTaken - 1));
    }
}
