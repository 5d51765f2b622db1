using Healthcare.Host.Jobs;
using Xunit;

namespace Healthcare.Tests.Jobs;

public sealed class TransfersTests
{
    [Fact]
    public void eight_transfers_have_a_place_and_the_next_has_one_only_when_one_is_given_back()
    {
        using var transfers = new Transfers();
        var begun = Enumerable.Range(0, 8).Select(_ => transfers.TryBegin()).ToList();
        Assert.All(begun, Assert.NotNull);
        Assert.Null(transfers.TryBegin());

        begun[3]!.Dispose();
        Assert.NotNull(transfers.TryBegin());
        Assert.Null(transfers.TryBegin());
    }
}
