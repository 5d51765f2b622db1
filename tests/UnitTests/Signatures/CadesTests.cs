using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Signatures;
using Xunit;
using static Healthcare.Tests.Signatures.SigningBench;

namespace Healthcare.Tests.Signatures;

/// <summary>What is special about CMS: made here with the framework's own classes, part by part.</summary>
public sealed class CadesTests : IDisposable
{
    private const string Sha1 = "1.3.14.3.2.26", Sha256Oid = "2.16.840.1.101.3.4.2.1", Sha384 = "2.16.840.1.101.3.4.2.2";
    private readonly SigningBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task the_parts_together_hold() => Assert.Null(await FaultAsync(Sign()));

    [Fact]
    public async Task sha_384_holds_and_sha_1_does_not()
    {
        Assert.Null(await FaultAsync(Sign(digest: Sha384)));
        Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sign(digest: Sha1)));
    }

    [Fact]
    public async Task content_that_is_enclosed_is_refused() => Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sign(detached: false)));

    [Fact]
    public async Task without_the_time_of_signing_it_is_refused() => Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sign(timed: false)));

    [Fact]
    public async Task without_the_signing_certificate_it_is_refused() => Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sign(named: false)));

    [Fact]
    public async Task a_signing_certificate_that_is_another_is_refused() =>
        Assert.Equal(SignatureFault.SignatureInvalid, await FaultAsync(Sign(name: bench.Card().Certificate)));

    [Fact]
    public async Task a_chain_in_place_of_one_certificate_is_refused() =>
        Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sign(more: bench.Card().Certificate)));

    [Fact]
    public async Task a_signature_without_its_certificate_is_refused() =>
        Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sign(include: X509IncludeOption.None)));

    [Fact]
    public async Task two_signers_are_refused() => Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sign(signers: 2)));

    [Fact]
    public async Task a_counter_signature_is_refused()
    {
        var cms = Signed();
        var counter = new CmsSigner(bench.Doctor.Certificate) { IncludeOption = X509IncludeOption.EndCertOnly, DigestAlgorithm = new(Sha256Oid) };
        cms.SignerInfos[0].ComputeCounterSignature(counter);
        Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(cms.Encode()));
    }

    [Fact]
    public async Task the_signer_may_be_named_by_the_key_where_the_certificate_names_it()
    {
        var signature = Sign(by: SubjectIdentifierType.SubjectKeyIdentifier);
        Assert.Null(await FaultAsync(signature));
        var key = bench.Doctor.Certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes.Span;
        signature[signature.AsSpan().LastIndexOf(key)] ^= 1;
        Assert.Equal(SignatureFault.SignatureInvalid, await FaultAsync(signature));
    }

    [Fact]
    public async Task a_signer_of_another_serial_is_not_the_certificates()
    {
        var signature = Sign();
        signature[signature.AsSpan().LastIndexOf(bench.Doctor.Certificate.SerialNumberBytes.Span)] ^= 1;
        Assert.Equal(SignatureFault.SignatureInvalid, await FaultAsync(signature));
    }

    [Fact]
    public async Task another_key_than_the_certificates_is_told()
    {
        var (signature, other) = (Sign(), bench.Card());
        var place = signature.AsSpan().IndexOf(Convert.FromHexString(bench.Doctor.Certificate.GetPublicKeyString()));
        Convert.FromHexString(other.Certificate.GetPublicKeyString()).CopyTo(signature, place);
        Assert.Equal(SignatureFault.SignatureInvalid, await FaultAsync(signature));
    }

    private async Task<SignatureFault?> FaultAsync(byte[] signature) => (await bench.ReportAsync(SignatureFormat.Cades, signature)).Fault;

    private byte[] Sign(
        bool detached = true, bool timed = true, bool named = true, string digest = Sha256Oid, X509Certificate2? name = null, X509Certificate2? more = null,
        X509IncludeOption include = X509IncludeOption.EndCertOnly, int signers = 1, SubjectIdentifierType by = SubjectIdentifierType.IssuerAndSerialNumber) =>
        Signed(detached, timed, named, digest, name, more, include, signers, by).Encode();

    private SignedCms Signed(
        bool detached = true, bool timed = true, bool named = true, string digest = Sha256Oid, X509Certificate2? name = null, X509Certificate2? more = null,
        X509IncludeOption include = X509IncludeOption.EndCertOnly, int signers = 1, SubjectIdentifierType signerBy = SubjectIdentifierType.IssuerAndSerialNumber)
    {
        var cms = new SignedCms(new ContentInfo(Content), detached);
        for (var i = 0; i < signers; i++)
        {
            var by = new CmsSigner(signerBy, i == 0 ? bench.Doctor.Certificate : bench.Card().Certificate) { DigestAlgorithm = new(digest), IncludeOption = include };
            if (timed)
                by.SignedAttributes.Add(new Pkcs9SigningTime(Now.ToDateTimeUtc()));
            if (named)
                by.SignedAttributes.Add(new AsnEncodedData("1.2.840.113549.1.9.16.2.47", Named(name ?? bench.Doctor.Certificate)));
            if (more is not null)
                by.Certificates.Add(more);
            cms.ComputeSignature(by);
        }

        return cms;
    }

    private static byte[] Named(X509Certificate2 certificate)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        using (der.PushSequence())
        using (der.PushSequence())
            der.WriteOctetString(SHA256.HashData(certificate.RawData));
        return der.Encode();
    }
}
