using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Healthcare.Tests.Fhir.FhirFixtures;

namespace Healthcare.Tests.Prescribing;

/// <summary>Days and amounts that nobody means, and what a command says of itself in a log.</summary>
public class PrescriptionFormTests
{
    private static readonly RegisterPrescription Command = new(PrescriptionId, PersonLocator.Of(PersonId), Today, [Tablets], PrescriberName: "見本 一郎");

    [Theory]
    [InlineData("1999-12-31", false)]
    [InlineData("2000-01-01", true)]
    [InlineData("2099-12-31", true)]
    [InlineData("2100-01-01", false)]
    [InlineData("9999-12-31", false)]
    public void a_day_is_one_of_this_century(string text, bool holds)
    {
        var day = LocalDatePattern.Iso.Parse(text).Value;
        DosageInstruction instruction = new("１日１回") { Starts = day };
        Assert.Equal(holds, new RegisterPrescriptionValidator().Validate(Command with { IssuedOn = day }).IsValid);
        Assert.Equal(holds, new RegisterPrescriptionValidator().Validate(Command with { Lines = [Tablets with { Instructions = [instruction] }] }).IsValid);
        Assert.Equal(holds, new DispensePrescriptionValidator().Validate(new DispensePrescription(PersonId, PrescriptionId, DispensingId, "s", day)).IsValid);
        Assert.Equal(holds, new CorrectDispensingValidator().Validate(new CorrectDispensing(PersonId, PrescriptionId, DispensingId, "s", day, [new(1, 1, LineStatus.Owing)], "x")).IsValid);
    }

    [Fact]
    public void a_dose_is_at_most_a_hundred_million_units()
    {
        DosageInstruction instruction = new("１日１回") { Dose = new(StrengthClass.Product, PerDay: new(100_000_001, "TAB", "錠")) };
        Assert.False(new RegisterPrescriptionValidator().Validate(Command with { Lines = [Tablets with { Instructions = [instruction] }] }).IsValid);
    }

    [Fact]
    public void a_dose_beyond_all_numbers_fits_no_amount() => Assert.All(new[] { decimal.MaxValue, decimal.MinValue }, huge =>
    {
        DosageInstruction instruction = new("１日１回") { Dose = new(StrengthClass.Product, PerDay: new(huge, "TAB", "錠")) };
        Assert.False(DoseArithmetic.QuantityFits(Tablets with { Instructions = [instruction] }));
    });

    /// <summary>The message bus logs a message that failed.</summary>
    [Fact]
    public void an_authorised_command_tells_nothing_of_the_person() => Assert.Equal(
        nameof(RegisterPrescription), new Authorised<RegisterPrescription>(Command, new("doctor", Role.Doctor, null, Clinic, "123456", Morning, "client"), PersonId, Morning).ToString());
}
