using Healthcare.Domain.Shared;
using Xunit;

namespace Healthcare.Tests.Shared;

public sealed class InsuredIdentityTests
{
    private static readonly InsuredIdentity Expected = new("33120015", "12-A", "67890", "01");

    [Theory]
    [InlineData("33120015", "12-A", "67890", "01")]
    [InlineData("３３１２００１５", "１２－Ａ", "６７８９０", "０１")]
    [InlineData(" 3312 0015", "12−A　", "6 7890", " 1")]
    [InlineData("33120015", "12‐A", "67890", "１")]
    public void one_person_has_one_spelling(string insurer, string symbol, string number, string branch)
    {
        var identity = InsuredIdentity.Normalised(insurer, symbol, number, branch);
        Assert.Equal(Expected, identity);
        Assert.Equal("33120015:12-A:67890:01", identity.Key);
    }

    [Fact]
    public void symbol_and_branch_may_be_absent() =>
        Assert.Equal("33120015::67890:", InsuredIdentity.Normalised("33120015", null, "67890", null).Key);

    [Fact]
    public void a_six_digit_insurer_is_the_padded_one() =>
        Assert.Equal("00138008", InsuredIdentity.Normalised("138008", "", "1", "").InsurerNumber);

    [Fact]
    public void kana_and_their_long_vowel_mark_stay() =>
        Assert.Equal("サービスあいう", InsuredIdentity.Normalised("33120015", "サービス あいう", "1", "").Symbol);

    [Fact]
    public void another_person_has_another_key() =>
        Assert.NotEqual(
            InsuredIdentity.Normalised("33120015", "a:b", "c", "").Key,
            InsuredIdentity.Normalised("33120015", "a", "b:c", "").Key);
}
