using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using NodaTime;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads the dosage instructions of a drug one by one.</summary>
internal static class InstructionReader
{
    private static readonly string[] PeriodOfUse = [.. Enum.GetValues<MedicationFlavour>().Select(MedicationNames.PeriodOfUse)];
    private static readonly string[] UsageDuration = [.. Enum.GetValues<MedicationFlavour>().Select(MedicationNames.UsageDuration)];

    public static IReadOnlyList<DosageInstruction> Read(IReadOnlyList<R4.Dosage>? dosages, string path, Findings findings)
    {
        if (dosages is null or [] || dosages.Any(dosage => string.IsNullOrWhiteSpace(dosage?.Text)))
        {
            findings.Required(EPrescriptionRules.DosageText, $"{path}.dosageInstruction.text", "Each dosage instruction needs its text, and there must be one.");
            return [];
        }

        return [.. dosages.Select((dosage, index) => Read(dosage, $"{path}.dosageInstruction[{index}]", findings))];
    }

    private static DosageInstruction Read(R4.Dosage dosage, string at, Findings findings)
    {
        var period = dosage.ExtensionOf<R4.Period>(PeriodOfUse);
        var repeat = dosage.Timing?.Repeat;
        return new(
            dosage.Text.OneLine() ?? string.Empty,
            ConceptReader.Of(dosage.Timing?.Code),
            ConceptReader.All(dosage.AdditionalInstruction),
            DoseReader.Read(dosage, at, findings),
            FhirValues.DayOf(period?.Start),
            FhirValues.DayOf(period?.End),
            DaysReader.DaysOf(repeat?.Bounds as R4.Duration, $"{at}.timing.repeat.bounds", findings),
            DaysReader.DaysOf(dosage.ExtensionOf<R4.Duration>(UsageDuration), $"{at}.extension", findings),
            dosage.AsNeeded is R4.FhirBoolean { Value: true } or R4.CodeableConcept,
            ConceptReader.Of(dosage.AsNeeded as R4.CodeableConcept),
            ConceptReader.Of(dosage.Site),
            ConceptReader.Of(dosage.Route),
            ConceptReader.Of(dosage.Method),
            TimetableReader.Read(dosage.Timing));
    }
}

/// <summary>Reads how much is used: of one product or ingredient, at a time and on a day.</summary>
internal static class DoseReader
{
    public static Dose? Read(R4.Dosage dosage, string path, Findings findings)
    {
        if (dosage.DoseAndRate is not [{ } first, .. var others])
            return null;

        var at = $"{path}.doseAndRate";
        if (others.Count > 0)
            findings.NotSupported(EPrescriptionRules.Quantity, at, "Different doses need dosage instructions of their own.");
        return new(
            StrengthOf(first.Type, at, findings),
            first.Dose is null ? null : AmountReader.Required(AsQuantity(first.Dose), $"{at}.dose", findings),
            first.Rate is null ? null : AmountReader.Required(PerDay(first.Rate), $"{at}.rate.numerator", findings));
    }

    private static R4.Quantity? AsQuantity(R4.DataType dose) => dose as R4.Quantity;

    private static R4.Quantity? PerDay(R4.DataType rate) =>
        rate is R4.Ratio { Numerator: { } numerator, Denominator: { Value: 1, Code: "d" } } ? numerator : null;

    private static StrengthClass? StrengthOf(R4.CodeableConcept? type, string at, Findings findings)
    {
        switch (ConceptReader.Of(type).CodeOf(FhirSystems.StrengthType))
        {
            case "1":
                return StrengthClass.Product;
            case "2":
                return StrengthClass.Ingredient;
            case null:
                return null;
            default:
                findings.Value(EPrescriptionRules.Strength, $"{at}.type", "The strength class must be 1 (product) or 2 (ingredient).");
                return null;
        }
    }
}

/// <summary>Reads when a drug is used, as far as it is said in numbers.</summary>
internal static class TimetableReader
{
    public static Timetable? Read(R4.Timing? timing)
    {
        var repeat = timing?.Repeat;
        var timetable = new Timetable(
            timing?.Event?.Select(FhirValues.InstantOf).OfType<Instant>().ToArray() is { Length: > 0 } moments ? moments : null,
            repeat?.Count, repeat?.Frequency, repeat?.Period, UnitOf(repeat?.PeriodUnit),
            repeat?.DayOfWeek?.Select(day => DayOf(day)).OfType<IsoDayOfWeek>().Distinct().ToArray() is { Length: > 0 } days ? days : null,
            repeat?.TimeOfDay?.Select(FhirValues.TimeOf).OfType<LocalTime>().ToArray() is { Length: > 0 } times ? times : null);
        return timetable == new Timetable() ? null : timetable;
    }

    private static IsoDayOfWeek? DayOf(R4.DaysOfWeek? day) => day switch
    {
        R4.DaysOfWeek.Mon => IsoDayOfWeek.Monday,
        R4.DaysOfWeek.Tue => IsoDayOfWeek.Tuesday,
        R4.DaysOfWeek.Wed => IsoDayOfWeek.Wednesday,
        R4.DaysOfWeek.Thu => IsoDayOfWeek.Thursday,
        R4.DaysOfWeek.Fri => IsoDayOfWeek.Friday,
        R4.DaysOfWeek.Sat => IsoDayOfWeek.Saturday,
        R4.DaysOfWeek.Sun => IsoDayOfWeek.Sunday,
        _ => null,
    };

    private static TimeUnit? UnitOf(R4.Timing.UnitsOfTime? unit) => unit switch
    {
        R4.Timing.UnitsOfTime.S => TimeUnit.Second,
        R4.Timing.UnitsOfTime.Min => TimeUnit.Minute,
        R4.Timing.UnitsOfTime.H => TimeUnit.Hour,
        R4.Timing.UnitsOfTime.D => TimeUnit.Day,
        R4.Timing.UnitsOfTime.Wk => TimeUnit.Week,
        R4.Timing.UnitsOfTime.Mo => TimeUnit.Month,
        R4.Timing.UnitsOfTime.A => TimeUnit.Year,
        _ => null,
    };
}
