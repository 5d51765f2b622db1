using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>力価区分: what a dose is an amount of.</summary>
public enum StrengthClass
{
    /// <summary>製剤量: of the product.</summary>
    Product,

    /// <summary>原薬量: of the active ingredient.</summary>
    Ingredient,
}

/// <summary>１回量・１日量: how much of a drug is used.</summary>
/// <param name="Strength">Whether of the product or of its ingredient; null when not said.</param>
/// <param name="PerTime">One dose.</param>
/// <param name="PerDay">The dose of a day; with uneven doses the sum of them.</param>
public sealed record Dose(StrengthClass? Strength, Amount? PerTime = null, Amount? PerDay = null);

/// <summary>不均等投与: the amount at one of the times of a day.</summary>
/// <param name="Time">Which time of the day, from 1.</param>
/// <param name="Units">How many units.</param>
public sealed record UnevenDose(int Time, decimal Units);

/// <summary>
/// 用法: one dosage instruction. A line has several when places (right and left eye), days (tapering) or times differ.
/// Source: the e-prescription guide's and JP Core's dosage instruction.
/// </summary>
/// <param name="Text">The whole instruction as printed.</param>
/// <param name="Usage">用法コード, one or more, and the usage in words.</param>
/// <param name="Supplements">補足用法: uneven doses (V14NNNNN), weekdays (W0100100), every other day (I1100000).</param>
/// <param name="Dose">How much.</param>
/// <param name="Starts">投与開始日, when it is said.</param>
/// <param name="Ends">The last day, when it is said.</param>
/// <param name="Days">投与期間 in calendar days from the first to the last, pauses included.</param>
/// <param name="UsageDays">実投与日数: the days with a dose, when they are fewer than the calendar days.</param>
/// <param name="AsNeeded">頓用.</param>
/// <param name="AsNeededFor">When it is needed (疼痛時), in codes or words.</param>
/// <param name="Site">部位, for external use.</param>
/// <param name="Route">投与経路.</param>
/// <param name="Method">投与方法, 1 or 2 characters.</param>
/// <param name="Timetable">When exactly, as far as it is said in numbers.</param>
public sealed record DosageInstruction(
    string Text,
    CodedText? Usage = null,
    IReadOnlyList<CodedText>? Supplements = null,
    Dose? Dose = null,
    LocalDate? Starts = null,
    LocalDate? Ends = null,
    int? Days = null,
    int? UsageDays = null,
    bool AsNeeded = false,
    CodedText? AsNeededFor = null,
    CodedText? Site = null,
    CodedText? Route = null,
    CodedText? Method = null,
    Timetable? Timetable = null)
{
    /// <summary>The supplementary codes, whatever their system.</summary>
    public IEnumerable<string> SupplementCodes => (Supplements ?? []).SelectMany(supplement => supplement.Codes).Select(code => code.Code);

    /// <summary>不均等投与, time by time, as the supplementary codes say; empty when all doses are alike.</summary>
    public IReadOnlyList<UnevenDose> UnevenDoses => [.. SupplementCodes.Select(SupplementCode.UnevenDoseOf).OfType<UnevenDose>().OrderBy(dose => dose.Time)];
}

/// <summary>A unit of time.</summary>
public enum TimeUnit
{
    /// <summary>秒.</summary>
    Second,

    /// <summary>分.</summary>
    Minute,

    /// <summary>時間.</summary>
    Hour,

    /// <summary>日.</summary>
    Day,

    /// <summary>週.</summary>
    Week,

    /// <summary>月.</summary>
    Month,

    /// <summary>年.</summary>
    Year,
}

/// <summary>When a drug is used, in numbers: <c>Frequency</c> times in each <c>Period</c>.</summary>
/// <param name="Moments">Moments that are named one by one, as a rule the first dose.</param>
/// <param name="Count">How many times in all.</param>
/// <param name="Frequency">How many times in a period.</param>
/// <param name="Period">The length of a period in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit of the period.</param>
/// <param name="Weekdays">曜日指定.</param>
/// <param name="Times">Times of the day in Japan.</param>
public sealed record Timetable(
    IReadOnlyList<Instant>? Moments = null,
    int? Count = null,
    int? Frequency = null,
    decimal? Period = null,
    TimeUnit? Unit = null,
    IReadOnlyList<IsoDayOfWeek>? Weekdays = null,
    IReadOnlyList<LocalTime>? Times = null);
