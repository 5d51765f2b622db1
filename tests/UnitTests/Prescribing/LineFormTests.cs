using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

/// <summary>The form of what a line says in its dosage instructions.</summary>
public class LineFormTests
{
    private static readonly DosageInstruction Use = new("１日３回");

    public static TheoryData<string, DosageInstruction> Broken => new()
    {
        { "Instructions[0].Text", Use with { Text = "" } },
        { "Instructions[0].Days", Use with { Days = 0 } },
        { "Instructions[0].Days", Use with { Days = 367 } },
        { "Instructions[0].UsageDays", Use with { UsageDays = 0 } },
        { "Instructions[0].Ends", Use with { Ends = Today } },
        { "Instructions[0].Ends", Use with { Starts = Today, Ends = Today.PlusDays(-1) } },
        { "Instructions[0].AsNeeded", Use with { AsNeededFor = new([], "頭痛時") } },
        { "Instructions[0].Dose.PerTime.Value", Use with { Dose = new(StrengthClass.Product, new(0, "TAB", "錠")) } },
        { "Instructions[0].Dose.PerDay.UnitCode", Use with { Dose = new(StrengthClass.Product, null, new(1, "", "錠")) } },
        { "Instructions[0].Timetable.Count", Use with { Timetable = new(Count: 0) } },
        { "Instructions[0].Timetable.Period", Use with { Timetable = new(Period: 0) } },
        { "Instructions[0].Timetable.Weekdays", Use with { Timetable = new(Weekdays: [IsoDayOfWeek.Monday, IsoDayOfWeek.Monday]) } },
        { "Instructions[0].Site.Codes", Use with { Site = new([]) } },
        { "Instructions[0].Usage.Codes[0].Code", Use with { Usage = new([new("http://example.org", "")]) } },
        { "Instructions[0].Supplements[0].Codes", Use with { Supplements = [new([])] } },
        { "Instructions[0].Supplements[0].Codes[0].Code", Use with { Supplements = [new([new("http://example.org", "")])] } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void an_instruction_is_refused_at(string field, DosageInstruction instruction) =>
        Assert.Contains($"Lines[0].{field}", FaultsOf(Tablets with { Instructions = [instruction] }));

    [Fact]
    public void a_line_with_everything_has_the_form() => Assert.Empty(FaultsOf(Tablets with
    {
        Instructions = [Use with { Starts = Today, Ends = Today, Days = 366, UsageDays = 1, AsNeeded = true, AsNeededFor = new([], "頭痛時"), Timetable = new(Count: 9999) }],
        Codes = [new("http://capstandard.jp/iyaku.info/CodeSystem/YJ-code", Tablets.Drug.Code)],
        StartsAfter = 366,
        RepeatCount = 999,
    }));

    [Theory]
    [InlineData(0)]
    [InlineData(367)]
    public void a_drug_begins_within_a_year(int after) => Assert.Contains("Lines[0].StartsAfter", FaultsOf(Tablets with { StartsAfter = after }));

    [Fact]
    public void the_codes_name_the_drug() =>
        Assert.Contains("Lines[0].Codes", FaultsOf(Tablets with { Codes = [new("http://medis.or.jp/CodeSystem/master-HOT9", "100000001")] }));

    [Fact]
    public void instructions_are_there_or_not_said() => Assert.Contains("Lines[0].Instructions", FaultsOf(Tablets with { Instructions = [] }));

    [Theory]
    [InlineData("0.000001", true)]
    [InlineData("0.0000001", false)]
    [InlineData("79228.162514264337593543950335", false)]
    [InlineData("100000", true)]
    [InlineData("100001", false)]
    public void a_quantity_is_a_number_that_can_be_divided(string value, bool accepted) => Assert.Equal(
        accepted, !FaultsOf(Tablets with { Quantity = Tablets.Quantity with { Value = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture) } }).Contains("Lines[0].Quantity.Value"));

    [Fact]
    public void a_dose_is_more_than_nothing()
    {
        var amount = Tablets.Quantity with { Value = -1 };
        Assert.Contains("Lines[0].Dosage.PerTime.Value", FaultsOf(Tablets with { Dosage = Tablets.Dosage with { PerTime = amount } }));
        Assert.Contains("Lines[0].Dosage.PerDay.Value", FaultsOf(Tablets with { Dosage = Tablets.Dosage with { PerDay = amount } }));
    }

    [Fact]
    public void numbers_that_nobody_means_are_told_and_not_stumbled_over()
    {
        var dose = new Dose(StrengthClass.Product, PerDay: new(decimal.MaxValue, "TAB", "錠"));
        Assert.False(DoseArithmetic.QuantityFits(Tablets with { Instructions = [Use with { Dose = dose, UsageDays = 3 }] }));
        Assert.Equal(7, (Tablets with { Instructions = [Use with { Timetable = new(Frequency: 1, Period: decimal.MaxValue, Unit: TimeUnit.Year) }] }).DaysTaken);
    }

    private static IEnumerable<string> FaultsOf(MedicationLine line) =>
        new RegisterPrescriptionValidator().Validate(new RegisterPrescription(PrescriptionId, new(PersonId), Today, [line])).Errors.Select(error => error.PropertyName);
}
