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

/// <summary>用法: how the drug is used.</summary>
/// <param name="Text">The whole instruction as printed.</param>
/// <param name="Code">The 16-character usage code, when there is one.</param>
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
    string? Note = null)
{
    private const int UniformDays = 14;

    /// <summary>
    /// How many days the drug counts as being taken: its days of supply when they can be computed, otherwise (external, as needed) 14 days.
    /// Rule: the national service's duplicate check.
    /// </summary>
    public int DaysTaken => Form is DosageForm.Oral or DosageForm.OralDrops or DosageForm.Injection && DaysSupply is { } days ? days : UniformDays;

    /// <summary>The days on which the drug counts as being taken when it is begun on this day.</summary>
    public DateInterval TakenFrom(LocalDate start) => new(start, start.PlusDays(DaysTaken - 1));
}
