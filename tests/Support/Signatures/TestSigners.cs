using System.Collections.Concurrent;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Signatures;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Tests.Signatures;

/// <summary>Who signs in tests: cards of the demonstration's authority in a directory of this run, which a host trusts by <c>Signatures:DemoCa:Directory</c>. Keys stay in memory.</summary>
public static class TestSigners
{
    private static readonly ConcurrentDictionary<(MedicalQualification, string), Lazy<DocumentSigner>> Cards = new();
    private static readonly Lazy<(string Directory, DemoSigningAuthority Authority)> Made = new(Make);

    /// <summary>Where its files are.</summary>
    public static string Directory => Made.Value.Directory;

    /// <summary>The card of whoever has this licence.</summary>
    public static DocumentSigner Of(MedicalQualification qualification, string licence) =>
        Cards.GetOrAdd((qualification, licence), _ => new(() => new(Made.Value.Authority.Issue(
            new($"{qualification} {licence}", licence, qualification, Instant.FromUtc(2015, 1, 1, 0, 0), Instant.FromUtc(2045, 1, 1, 0, 0)))))).Value;

    /// <summary>The body of a command with the signature of a card.</summary>
    public static byte[] Signed(this DocumentSigner card, object command, Instant at, SignatureFormat format = SignatureFormat.Cades) =>
        card.SignBody(StoredJson.Bytes(command), format, at)!;

    private static (string, DemoSigningAuthority) Make()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("healthcare-signers-").FullName;
        DemoSigners.Ensure(directory, SystemClock.Instance.GetCurrentInstant());
        return (directory, DemoSigningAuthority.Open(directory));
    }
}
