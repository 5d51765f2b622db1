using Healthcare.Domain;
using Healthcare.Domain.Reference;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Reference;

public sealed class InstitutionTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 0, 30);
    private static readonly InstitutionRegistered Registered = new("1310000015", InstitutionKind.Clinic, "見本医院", "東京都", Now);

    [Fact]
    public void an_institution_is_registered() => Given<Institution>.Nothing.When(Register).Then(Registered);

    [Fact]
    public void an_institution_is_registered_only_once() =>
        Given<Institution>.Events(Registered).When(Register).ThenRejected("reference.institution-already-registered");

    [Theory]
    [InlineData("1310000015", true, false)]
    [InlineData("1330000013", true, false)]
    [InlineData("4740000020", true, true)]
    [InlineData("0040000020", false, false)] // no prefecture 0
    [InlineData("4810000015", false, false)] // no prefecture 48
    [InlineData("1320000015", false, false)] // no fee-score table 2
    [InlineData("131000001", false, false)]
    [InlineData("13100000150", false, false)]
    [InlineData("131000001５", false, false)] // full width
    [InlineData(null, false, false)]
    public void an_institution_number_is_10_digits_with_prefecture_and_fee_score_table(string? text, bool valid, bool pharmacy)
    {
        Assert.Equal(valid, InstitutionNumber.TryParse(text, out var number));
        if (valid)
            Assert.Equal((text, pharmacy), (number.Value, number.IsPharmacy));
    }

    private static Decision Register(Institution? existing) =>
        Institution.Register(existing, "1310000015", InstitutionKind.Clinic, "見本医院", "東京都", Now);
}
