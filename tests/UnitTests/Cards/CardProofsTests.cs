using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Host.Cards;
using Healthcare.Host.Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Cards;

/// <summary>Proofs by keys and certificates made here, against an anchor and a revocation list in files.</summary>
public sealed class CardProofsTests : IDisposable
{
    private const string Serial = "c0ffee00c0ffee00c0ffee00c0ffee01", Other = "c0ffee00c0ffee00c0ffee00c0ffee02";
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 3, 0);
    private static readonly LocalDate Last = new(2028, 5, 5);
    private static readonly Caller Clerk = new("clerk", Role.Clerk, null, "1310000001", null, Now, "client");

    private readonly string directory = Directory.CreateTempSubdirectory("healthcare-proofs-").FullName;
    private readonly DemoCardAuthority authority;
    private readonly CardChallenges challenges = new(new EphemeralDataProtectionProvider());
    private readonly Used used = new();

    public CardProofsTests()
    {
        authority = DemoCardAuthority.Open(directory, Now);
        authority.Revoke(Now);
    }

    [Fact]
    public async Task a_card_that_signs_the_challenge_is_proven()
    {
        var challenge = challenges.Give(Clerk, Now).Challenge;
        var (proven, rejection) = await Proofs().VerifyAsync(authority.Prove(Serial, Last, challenge, HolderVerification.Face), Clerk, Now, default);
        Assert.Null(rejection);
        Assert.Equal(new ProvenCard(Serial, Last, Guid.ParseExact(challenge.Split('.')[0], "N")), proven);
    }

    [Theory]
    [InlineData(59, null)]
    [InlineData(60, null)]
    [InlineData(61, "eligibility.challenge-expired")]
    public async Task a_challenge_is_good_for_sixty_seconds(int seconds, string? code) =>
        Assert.Equal(code, await CodeAsync(authority.Prove(Serial, Last, challenges.Give(Clerk, Now).Challenge, HolderVerification.Face), Now + Duration.FromSeconds(seconds)));

    [Fact]
    public async Task a_used_challenge_is_refused()
    {
        var challenge = challenges.Give(Clerk, Now).Challenge;
        used.Add(Guid.ParseExact(challenge.Split('.')[0], "N"));
        Assert.Equal("eligibility.challenge-used", await CodeAsync(authority.Prove(Serial, Last, challenge, HolderVerification.Face)));
    }

    [Fact]
    public async Task a_challenge_of_another_institution_is_refused() =>
        Assert.Equal("eligibility.challenge-of-another", await CodeAsync(authority.Prove(
            Serial, Last, challenges.Give(Clerk with { Institution = "1310000002" }, Now).Challenge, HolderVerification.Face)));

    [Theory]
    [InlineData("")]
    [InlineData("0197f00000007000800000000000000a.AAAA")]
    [InlineData("not-an-id.AAAA")]
    [InlineData("0197f00000007000800000000000000a")]
    [InlineData("0197f00000007000800000000000000a.!!")]
    public async Task a_challenge_that_was_not_given_here_is_refused(string challenge) =>
        Assert.Equal("eligibility.challenge-unknown", await CodeAsync(authority.Prove(Serial, Last, challenge, HolderVerification.Face)));

    [Fact]
    public async Task the_id_before_the_seal_cannot_be_exchanged_or_respelt()
    {
        var (one, two) = (challenges.Give(Clerk, Now).Challenge, challenges.Give(Clerk, Now).Challenge);
        foreach (var changed in new[] { $"{one.Split('.')[0]}.{two.Split('.')[1]}", $"{one.Split('.')[0].ToUpperInvariant()}.{one.Split('.')[1]}" })
            Assert.Equal("eligibility.challenge-unknown", await CodeAsync(authority.Prove(Serial, Last, changed, HolderVerification.Face)));
    }

    [Fact]
    public async Task what_is_no_certificate_or_signature_is_malformed()
    {
        var proof = Proof();
        Assert.Equal("eligibility.proof-malformed", await CodeAsync(proof with { Certificate = "AAAA" }));
        Assert.Equal("eligibility.proof-malformed", await CodeAsync(proof with { Certificate = "?" }));
        Assert.Equal("eligibility.proof-malformed", await CodeAsync(proof with { Signature = "?" }));
    }

    [Fact]
    public async Task a_signature_over_something_else_is_wrong()
    {
        var proof = Proof();
        Assert.Equal("eligibility.signature-wrong", await CodeAsync(proof with { Challenge = challenges.Give(Clerk, Now).Challenge }));
        Assert.Equal("eligibility.signature-wrong", await CodeAsync(proof with { Signature = Convert.ToBase64String([1, 2, 3]) }));
        Assert.Equal("eligibility.signature-wrong", await CodeAsync(proof with { Certificate = authority.Prove(Other, Last, proof.Challenge, HolderVerification.Face).Certificate }));
    }

    [Fact]
    public async Task a_card_of_another_issuer_is_untrusted()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(directory, "other")).FullName;
        using var stranger = DemoCardAuthority.Open(elsewhere, Now);
        Assert.Equal("eligibility.certificate-untrusted", await CodeAsync(stranger.Prove(Serial, Last, challenges.Give(Clerk, Now).Challenge, HolderVerification.Face)));
    }

    [Fact]
    public async Task a_revoked_certificate_is_refused_from_its_time_on_and_says_when()
    {
        authority.Revoke(Now, Serial);
        Assert.Null(await CodeAsync(Proof(), Now - Duration.FromSeconds(1)));
        var (_, rejection) = await Proofs().VerifyAsync(Proof(), Clerk, Now, default);
        Assert.Equal("eligibility.certificate-revoked", rejection?.Code);
        Assert.Contains($"{Now}", $"{rejection?.Details}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_list_that_changes_is_read_again()
    {
        var proofs = Proofs();
        Assert.Null((await proofs.VerifyAsync(Proof(), Clerk, Now, default)).Rejection);
        authority.Revoke(Now, Serial, Other);
        Assert.Equal("eligibility.certificate-revoked", (await proofs.VerifyAsync(Proof(), Clerk, Now, default)).Rejection?.Code);
    }

    [Fact]
    public async Task without_a_current_list_no_card_is_taken()
    {
        var stale = Now + Duration.FromDays(3651);
        Assert.Equal("eligibility.revocation-unknown", await CodeAsync(authority.Prove(Serial, Last, challenges.Give(Clerk, stale).Challenge, HolderVerification.Face), stale));
        File.Delete(Path.Combine(directory, DemoCardAuthority.CrlFile));
        Assert.Equal("eligibility.revocation-unknown", await CodeAsync(Proof()));
    }

    [Fact]
    public async Task a_list_with_a_wrong_signature_says_nothing()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(directory, "forged")).FullName;
        using var stranger = DemoCardAuthority.Open(elsewhere, Now);
        File.Copy(Path.Combine(elsewhere, DemoCardAuthority.CrlFile), Path.Combine(directory, DemoCardAuthority.CrlFile), overwrite: true);
        Assert.Equal("eligibility.revocation-unknown", await CodeAsync(Proof()));
        File.WriteAllText(Path.Combine(directory, DemoCardAuthority.CrlFile), "no list");
        Assert.Equal("eligibility.revocation-unknown", await CodeAsync(Proof()));
    }

    [Fact]
    public async Task an_expired_certificate_is_still_proven_for_the_date_table_to_judge()
    {
        var after = Last.PlusDays(30).AtMidnight().WithOffset(Offset.FromHours(9)).ToInstant();
        var proof = authority.Prove(Serial, Last, challenges.Give(Clerk, after).Challenge, HolderVerification.Face);
        Assert.Equal(Last, (await Proofs().VerifyAsync(proof, Clerk, after, default)).Proven?.ValidThrough);
    }

    [Fact]
    public async Task a_certificate_is_not_good_before_its_first_day() =>
        Assert.Equal("eligibility.certificate-untrusted", await CodeAsync(authority.Prove(
            Serial, Last.PlusYears(10), challenges.Give(Clerk, Now).Challenge, HolderVerification.Face)));

    [Theory]
    [InlineData("RSA 2048", null)]
    [InlineData("RSA 1024", "eligibility.certificate-unsuitable")]
    [InlineData("P-256", null)]
    [InlineData("P-384", null)]
    [InlineData("P-521", "eligibility.certificate-unsuitable")]
    public async Task rsa_from_2048_bits_and_the_two_curves_are_taken(string kind, string? code) =>
        Assert.Equal(code, await OwnRoot.CodeAsync(kind, X509KeyUsageFlags.DigitalSignature, directory, challenges, Clerk, Now));

    [Theory]
    [InlineData(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)]
    [InlineData(X509KeyUsageFlags.KeyEncipherment)]
    public async Task the_signature_certificate_and_others_open_nothing(X509KeyUsageFlags usage) =>
        Assert.Equal("eligibility.certificate-unsuitable", await OwnRoot.CodeAsync("P-256", usage, directory, challenges, Clerk, Now));

    [Fact]
    public void a_trust_anchor_that_cannot_be_read_stops_the_start()
    {
        var file = Path.Combine(directory, "empty.pem");
        File.WriteAllText(file, "nothing");
        Assert.Throws<InvalidOperationException>(() => new TrustAnchors([file]));
    }

    public void Dispose()
    {
        authority.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private CardProof Proof() => authority.Prove(Serial, Last, challenges.Give(Clerk, Now).Challenge, HolderVerification.Face);

    private async Task<string?> CodeAsync(CardProof proof, Instant? at = null) => (await Proofs().VerifyAsync(proof, Clerk, at ?? Now, default)).Rejection?.Code;

    private CardProofs Proofs() => ProofsOf(Path.Combine(directory, DemoCardAuthority.CertificateFile), Path.Combine(directory, DemoCardAuthority.CrlFile), challenges, used);

    private static CardProofs ProofsOf(string anchor, string crl, CardChallenges challenges, Used used)
    {
        var anchors = new TrustAnchors([anchor]);
        return new(challenges, used, anchors, new RevocationLists([crl], anchors, NullLogger<RevocationLists>.Instance));
    }

    /// <summary>The challenges that checks have used, as the database would know them.</summary>
    private sealed class Used : HashSet<Guid>, IUsedChallenges
    {
        public Task<bool> IsUsedAsync(Guid challengeId, CancellationToken ct) => Task.FromResult(Contains(challengeId));
    }

    /// <summary>An RSA root with a list of its own, and cards of every kind of key.</summary>
    private static class OwnRoot
    {
        public static async Task<string?> CodeAsync(
            string kind, X509KeyUsageFlags usage, string directory, CardChallenges challenges, Caller caller, Instant now)
        {
            using var rsa = RSA.Create(2048);
            using var root = Root(rsa, now.ToDateTimeOffset());
            var (anchor, crl) = (Path.Combine(directory, "own.pem"), Path.Combine(directory, "own.crl"));
            File.WriteAllText(anchor, root.ExportCertificatePem());
            File.WriteAllBytes(crl, new CertificateRevocationListBuilder().Build(
                root, 1, now.ToDateTimeOffset().AddDays(1), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, now.ToDateTimeOffset()));
            var proof = Prove(kind, usage, root, challenges.Give(caller, now).Challenge, now.ToDateTimeOffset());
            return (await ProofsOf(anchor, crl, challenges, []).VerifyAsync(proof, caller, now, default)).Rejection?.Code;
        }

        private static X509Certificate2 Root(RSA key, DateTimeOffset now)
        {
            var request = new CertificateRequest("CN=Own", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
            return request.CreateSelfSigned(now.AddYears(-2), now.AddYears(10));
        }

        private static CardProof Prove(string kind, X509KeyUsageFlags usage, X509Certificate2 root, string challenge, DateTimeOffset now)
        {
            var text = Encoding.ASCII.GetBytes(challenge);
            if (kind.StartsWith("RSA", StringComparison.Ordinal))
            {
                using var rsa = RSA.Create(int.Parse(kind[4..], System.Globalization.CultureInfo.InvariantCulture));
                return Of(new("CN=Card", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
            }

            using var ecdsa = ECDsa.Create(ECCurve.CreateFromFriendlyName($"nistP{kind[2..]}"));
            var hash = kind == "P-256" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA384;
            return Of(new("CN=Card", ecdsa, HashAlgorithmName.SHA256), ecdsa.SignData(text, hash, DSASignatureFormat.Rfc3279DerSequence));

            CardProof Of(CertificateRequest request, byte[] signature)
            {
                request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
                using var signer = root.GetRSAPrivateKey()!;
                using var certificate = request.Create(
                    root.SubjectName, X509SignatureGenerator.CreateForRSA(signer, RSASignaturePadding.Pkcs1), now.AddYears(-1), now.AddYears(1), Convert.FromHexString(Serial));
                return new(challenge, Convert.ToBase64String(certificate.RawData), Convert.ToBase64String(signature), HolderVerification.Pin);
            }
        }
    }
}
