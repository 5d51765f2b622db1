using Healthcare.Application.Access;
using Healthcare.Domain.Eligibility;
using Healthcare.Host.Cli;
using Xunit;

namespace Healthcare.Tests.Cli;

public sealed class ReaderOptionsTests
{
    [Fact]
    public void pins_are_typed_one_after_another()
    {
        var options = Read("--card 0002 --pin 0000 --pin 1234 --institution clerk-003 --consent drugs,check-ups,copay-limit");
        Assert.Equal((2, HolderVerification.Pin, "clerk-003"), (options.Card, options.Verification, options.Institution));
        Assert.Equal(["0000", "1234"], options.Pins);
        Assert.Equal([InformationKind.Drugs, InformationKind.CheckUps, InformationKind.CopayLimit], options.Consents);
    }

    [Fact]
    public void a_proof_is_printed_for_a_challenge() =>
        Assert.Equal(("abc", HolderVerification.Face), (Read("--card 1 --print-proof --challenge abc").Challenge, Read("--card 1 --print-proof --challenge abc").Verification));

    [Theory]
    [InlineData("--face")]
    [InlineData("--card 1")]
    [InlineData("--card x --face")]
    [InlineData("--card 1 --face --consent everything")]
    [InlineData("--card 1 --print-proof")]
    [InlineData("--card 1 --face --challenge abc")]
    [InlineData("--card 1 --face --unknown")]
    [InlineData("--card 1 --pin")]
    public void what_is_not_understood_is_said(string line) => Assert.NotNull(ReaderOptions.Parse(line.Split(' ')).Wrong);

    private static ReaderOptions Read(string line) => ReaderOptions.Parse(line.Split(' ')) is ({ } options, null) ? options : throw new InvalidOperationException(line);
}
