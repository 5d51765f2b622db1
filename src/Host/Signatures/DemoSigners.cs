using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Certificates;
using Healthcare.Host.Seed.Population;
using NodaTime;

namespace Healthcare.Host.Signatures;

/// <summary>
/// The signature cards of the demonstration's doctors, dentists and pharmacists: certificate and key of each in a PEM file of its own, named as they sign in.
/// One doctor has two more, to try what is refused: a revoked one and an expired one.
/// </summary>
public static class DemoSigners
{
    private const string Folder = "signers", Doctor = "doctor-001";

    // Long, unlike a real one's five years: the demonstration's past and a test's clock lie within.
    private static readonly Instant From = Instant.FromUtc(2015, 1, 1, 0, 0), Through = Instant.FromUtc(2045, 1, 1, 0, 0), Ended = Instant.FromUtc(2021, 1, 1, 0, 0);

    /// <summary>Makes what is missing in the directory: the authority, the cards, and a list half a year old at most.</summary>
    public static void Ensure(string directory, Instant now)
    {
        using var authority = DemoSigningAuthority.Open(directory);
        Directory.CreateDirectory(Path.Combine(directory, Folder));
        foreach (var p in SyntheticPractitioners.All.Where(p => p.LicenceNumber is not null))
            EnsureCard(authority, directory, p.Id, Of(p, Through));

        var doctor = SyntheticPractitioners.All.Single(p => p.Id == Doctor);
        EnsureCard(authority, directory, $"{Doctor}-expired", Of(doctor, Ended));
        EnsureCard(authority, directory, $"{Doctor}-revoked", Of(doctor, Through));
        if (authority.ListedAt > now - Duration.FromDays(182))
            return;

        using var revoked = Find(directory, $"{Doctor}-revoked")!;
        authority.Revoke(now, (revoked.Certificate, Ended));
    }

    /// <summary>The card of this name; null when there is none.</summary>
    public static DocumentSigner? Find(string directory, string name)
    {
        var file = FileOf(directory, name);
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && File.Exists(file) ? new(X509Certificate2.CreateFromPemFile(file)) : null;
    }

    private static void EnsureCard(DemoSigningAuthority authority, string directory, string name, SigningCertificate what)
    {
        if (File.Exists(FileOf(directory, name)))
            return;

        using var card = authority.Issue(what);
        using var key = card.GetECDsaPrivateKey()!;
        DemoFiles.Write(FileOf(directory, name), $"{card.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n", secret: true);
    }

    private static string FileOf(string directory, string name) => Path.Combine(directory, Folder, $"{name}.pem");

    private static SigningCertificate Of(SyntheticPractitioner p, Instant through) =>
        new(p.Id, p.LicenceNumber!, Enum.Parse<MedicalQualification>(p.Role, ignoreCase: true), From, through);
}
