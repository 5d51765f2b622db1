using Healthcare.Host.Cards;
using NodaTime;

namespace Healthcare.Tests.Support;

/// <summary>The issuer of the cards that tests show: the demonstration's, in a directory of this run.</summary>
public static class TestCards
{
    /// <summary>Where its files are.</summary>
    public static readonly string Directory = System.IO.Directory.CreateTempSubdirectory("healthcare-cards-").FullName;

    /// <summary>The issuer.</summary>
    public static readonly DemoCardAuthority Authority = DemoCardAuthority.Open(Directory, SystemClock.Instance.GetCurrentInstant());
}
