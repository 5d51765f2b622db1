using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Signatures;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Signatures.SigningBench;

namespace Healthcare.Tests.Signatures;

/// <summary>What holds for both formats: content, key, certificate, chain, revocation.</summary>
public sealed class SignatureVerifierTests : IDisposable
{
    private readonly SigningBench bench = new();

    public static TheoryData<SignatureFormat> Formats => [SignatureFormat.Cades, SignatureFormat.Xades];

    public void Dispose() => bench.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task a_sound_signature_tells_who_signed_and_when(SignatureFormat format)
    {
        var report = await bench.ReportAsync(format, bench.Doctor.Sign(Content, format, Now));
        Assert.Null(report.Fault);
        Assert.Equal(
            new("CN=Healthcare demonstration HPKI", bench.Doctor.Certificate.SerialNumber.ToLowerInvariant(), MedicalQualification.Doctor, Licence, Now), report.Signer);
    }

    [Theory]
    [InlineData(MedicalQualification.Doctor)]
    [InlineData(MedicalQualification.Dentist)]
    [InlineData(MedicalQualification.Pharmacist)]
    [InlineData(null)]
    public async Task the_certificate_says_the_qualification(MedicalQualification? qualification)
    {
        var card = bench.Card(qualification);
        Assert.Equal(qualification, (await bench.ReportAsync(SignatureFormat.Cades, card.Sign(Content, SignatureFormat.Cades, Now))).Signer!.Qualification);
    }

    [Fact]
    public void the_qualification_is_written_as_hpki_certificates_write_it() => Assert.Equal(
        "303430320606288185420001312831263024A0223120A00C060A2A830886910F01060101A2100C0E4D65646963616C20446F63746F72",
        Convert.ToHexString(bench.Doctor.Certificate.Extensions.Single(extension => extension.Oid?.Value == "2.5.29.9").RawData));

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task other_content_is_told_from_a_broken_signature(SignatureFormat format) => Assert.Equal(
        SignatureFault.ContentMismatch, (await bench.ReportAsync(format, bench.Doctor.Sign(Content, format, Now), "{\"a\":2}"u8.ToArray())).Fault);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task content_that_was_never_filled_in_is_signed_by_nobody(SignatureFormat format) => Assert.Equal(
        SignatureFault.ContentMismatch, (await bench.ReportAsync(format, bench.Doctor.Sign(Content, format, Now), [])).Fault);

    [Fact]
    public async Task a_signature_over_nothing_holds_for_nothing() => Assert.Equal(
        SignatureFault.ContentMismatch, (await bench.ReportAsync(SignatureFormat.Xades, bench.Doctor.Sign([], SignatureFormat.Xades, Now), [])).Fault);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task a_certificate_that_has_ended_signs_no_more(SignatureFormat format)
    {
        foreach (var (at, now, fault) in new (Instant, Instant, SignatureFault?)[]
        {
            (Through - Duration.FromSeconds(1), Through - Duration.FromSeconds(1), null),
            (Through, Through, null),
            (Through + Duration.FromSeconds(1), Through + Duration.FromSeconds(1), SignatureFault.ExpiredWhenSigned),
            (Through, Through + Duration.FromSeconds(1), SignatureFault.ExpiredWhenSigned), // Signed in time, as it says; nothing proves it.
            (From - Duration.FromSeconds(1), Now, SignatureFault.ExpiredWhenSigned), // Says to have signed before there was a certificate.
            (From, Now, null),
        })
            Assert.Equal(fault, (await bench.ReportAsync(format, bench.Doctor.Sign(Content, format, at), now: now)).Fault);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task a_revoked_certificate_is_refused_from_its_time_on_whenever_it_says_to_have_signed(SignatureFormat format)
    {
        bench.Authority.Revoke(Now, (bench.Doctor.Certificate, Now));
        var (before, signature) = (Now - Duration.FromSeconds(1), bench.Doctor.Sign(Content, format, Now - Duration.FromDays(1)));
        Assert.Null((await bench.ReportAsync(format, signature, now: before)).Fault);
        foreach (var now in new[] { Now, Now + Duration.FromSeconds(1) })
            Assert.Equal(new(null, SignatureFault.Revoked, Now), await bench.ReportAsync(format, signature, now: now));
    }

    [Fact]
    public async Task a_revocation_counts_at_once_although_the_chain_was_verified_a_moment_ago()
    {
        var (verifier, signature) = (bench.Verifier(), bench.Doctor.Sign(Content, SignatureFormat.Cades, Now));
        Assert.Null((await verifier.VerifyAsync(new(SignatureFormat.Cades, signature) { Content = Content }, Now, default)).Fault);
        bench.Authority.Revoke(Now, (bench.Doctor.Certificate, Now));
        Assert.Equal(SignatureFault.Revoked, (await verifier.VerifyAsync(new(SignatureFormat.Cades, signature) { Content = Content }, Now, default)).Fault);
    }

    [Fact]
    public async Task without_a_current_list_nobody_is_trusted()
    {
        var card = bench.Card(through: Instant.FromUtc(2040, 1, 1, 0, 0));
        var last = Now + Duration.FromDays(3650);
        foreach (var (now, fault) in new (Instant, SignatureFault?)[] { (last, null), (last + Duration.FromSeconds(1), SignatureFault.Untrusted) })
            Assert.Equal(fault, (await bench.ReportAsync(SignatureFormat.Cades, card.Sign(Content, SignatureFormat.Cades, now), now: now)).Fault);
        File.Delete(Path.Combine(bench.Directory, DemoSigningAuthority.CrlFile));
        Assert.Equal(SignatureFault.Untrusted, (await bench.ReportAsync(SignatureFormat.Cades, bench.Doctor.Sign(Content, SignatureFormat.Cades, Now))).Fault);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task a_certificate_of_another_authority_is_untrusted_though_it_has_the_same_name(SignatureFormat format)
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(bench.Directory, "elsewhere")).FullName;
        using var stranger = DemoSigningAuthority.Open(elsewhere);
        var card = bench.Card(authority: stranger);
        Assert.Equal(SignatureFault.Untrusted, (await bench.ReportAsync(format, card.Sign(Content, format, Now))).Fault);
    }

    [Theory]
    [InlineData(X509KeyUsageFlags.NonRepudiation, null)]
    [InlineData(X509KeyUsageFlags.NonRepudiation | X509KeyUsageFlags.DigitalSignature, null)]
    [InlineData(X509KeyUsageFlags.DigitalSignature, SignatureFault.Untrusted)]
    [InlineData(X509KeyUsageFlags.KeyEncipherment, SignatureFault.Untrusted)]
    public async Task only_a_certificate_for_non_repudiation_signs_documents(X509KeyUsageFlags usage, SignatureFault? fault)
    {
        foreach (var format in Formats)
            Assert.Equal(fault, (await bench.ReportAsync(format, bench.Card(usage: usage).Sign(Content, format, Now))).Fault);
    }

    [Theory]
    [InlineData(2048, null)]
    [InlineData(1024, SignatureFault.Untrusted)]
    public async Task rsa_keys_have_2048_bits_at_least(int bits, SignatureFault? fault)
    {
        var (card, verifier) = bench.RsaCard(bits);
        foreach (var format in Formats)
            Assert.Equal(fault, (await verifier.VerifyAsync(new(format, card.Sign(Content, format, Now)) { Content = Content }, Now, default)).Fault);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task what_is_empty_or_very_long_is_no_signature(SignatureFormat format)
    {
        foreach (var signature in new byte[][] { [], new byte[64 * 1024], new byte[(64 * 1024) + 1] })
            Assert.Equal(SignatureFault.InvalidFormat, (await bench.ReportAsync(format, signature)).Fault);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task bytes_at_random_are_refused_and_throw_nothing(SignatureFormat format)
    {
        var random = new Random(20260401);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            Assert.Equal(SignatureFault.InvalidFormat, (await bench.ReportAsync(format, bytes)).Fault);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task a_signature_with_any_byte_changed_never_tells_another_signer(SignatureFormat format)
    {
        var (verifier, sound) = (bench.Verifier(), bench.Doctor.Sign(Content, format, Now));
        var expected = (await bench.ReportAsync(format, sound)).Signer;
        foreach (var change in new byte[] { 0x01, 0x20, 0x80 })
        {
            for (var i = 0; i < sound.Length; i++)
            {
                var changed = sound.ToArray();
                changed[i] ^= change;
                var report = await verifier.VerifyAsync(new(format, changed) { Content = Content }, Now, default);
                Assert.True(report.Fault is not null || report.Signer == expected, $"byte {i} changed by {change}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task a_signature_that_was_cut_off_is_refused(SignatureFormat format)
    {
        var sound = bench.Doctor.Sign(Content, format, Now);
        for (var length = 1; length < sound.Length; length += 7)
            Assert.Equal(SignatureFault.InvalidFormat, (await bench.ReportAsync(format, sound[..length])).Fault);
    }
}
