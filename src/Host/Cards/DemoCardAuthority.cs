using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Healthcare.Application.Access;
using Healthcare.Host.Certificates;
using NodaTime;

namespace Healthcare.Host.Cards;

/// <summary>
/// The demonstration's issuer of cards: a root in a directory, and the key of every card made from its secret and the card's serial, so that
/// processes which share the directory can play any card. It is a back door wherever it is trusted.
/// </summary>
public sealed class DemoCardAuthority : IDisposable
{
    /// <summary>Its files.</summary>
    public const string KeyFile = "demo-ca.key", CertificateFile = "demo-ca.pem", CrlFile = "demo-ca.crl";

    private const string Name = "demo-ca", Subject = "Healthcare demonstration cards";
    private const int YearsOfCard = 6; // One more than the law's, so that the demonstration's past lies within.

    private readonly DemoRoot root;
    private readonly byte[] secret;

    private DemoCardAuthority(DemoRoot root)
    {
        this.root = root;
        secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, root.Key.ExportPkcs8PrivateKey(), 32, info: "healthcare demo cards"u8.ToArray());
    }

    /// <summary>Its certificate, the trust anchor.</summary>
    public X509Certificate2 Certificate => root.Certificate;

    /// <summary>The issuer in this directory; null when there is none.</summary>
    public static DemoCardAuthority? Find(string directory) => DemoRoot.Find(directory, Name) is { } root ? new(root) : null;

    /// <summary>The issuer in this directory, made when there is none; its revocation list is written anew, without any card, when it is absent or half a year old.</summary>
    public static DemoCardAuthority Open(string directory, Instant now)
    {
        var root = DemoRoot.Open(directory, Name, Subject);
        if (!(root.ListedAt > now - Duration.FromDays(182)))
            root.Revoke(now, []);
        return new(root);
    }

    /// <summary>Writes a list that revokes these serials now and no others.</summary>
    public void Revoke(Instant now, params IEnumerable<string> serials) => root.Revoke(now, serials.Select(serial => (BytesOf(serial), now)));

    /// <summary>What the card of this serial answers to a challenge.</summary>
    public CardProof Prove(string serial, LocalDate validThrough, string challenge, HolderVerification verification)
    {
        using var card = KeyOf(serial);
        using var certificate = Issue(serial, validThrough, card);
        var signature = card.SignData(Encoding.ASCII.GetBytes(challenge), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new(challenge, Convert.ToBase64String(certificate.RawDataMemory.Span), Convert.ToBase64String(signature), verification);
    }

    /// <inheritdoc/>
    public void Dispose() => root.Dispose();

    private X509Certificate2 Issue(string serial, LocalDate validThrough, ECDsa card)
    {
        var request = new CertificateRequest("CN=Demonstration card", card, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        var end = validThrough.PlusDays(1).AtMidnight().WithOffset(Offset.FromHours(9)).ToInstant() - Duration.FromSeconds(1);
        var begin = validThrough.PlusYears(-YearsOfCard).AtMidnight().WithOffset(Offset.FromHours(9)).ToInstant();
        return request.Create(Certificate.SubjectName, root.Signer, begin.ToDateTimeOffset(), end.ToDateTimeOffset(), BytesOf(serial));
    }

    /// <summary>A private key below the order of P-256: the first bit is cleared, and the order has it set.</summary>
    private ECDsa KeyOf(string serial)
    {
        var scalar = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(serial.TrimStart('0')));
        scalar[0] &= 0x7F;
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
    }

    private static byte[] BytesOf(string serial) => Convert.FromHexString(serial.Length % 2 == 0 ? serial : $"0{serial}");
}
