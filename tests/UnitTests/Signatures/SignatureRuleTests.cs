using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Signatures;

public sealed class SignatureRuleTests
{
    private const string Licence = "123456";
    private static readonly LocalDate Day = new(2026, 4, 1);
    private static readonly Instant Morning = Instant.FromUtc(2026, 4, 1, 0, 30);
    private static readonly Caller Prescriber = new("doctor-1", Role.Doctor, null, "1310000015", Licence, Morning, "password");
    private static readonly Signer Doctor = new("CN=Authority", "01", MedicalQualification.Doctor, Licence, Morning);

    [Fact]
    public void a_doctor_signs_the_prescription_of_the_day() => Assert.Null(Code(new(Doctor)));

    [Theory]
    [InlineData(SignatureFault.InvalidFormat, "prescribing.signature-format")]
    [InlineData(SignatureFault.ContentMismatch, "prescribing.signature-content")]
    [InlineData(SignatureFault.SignatureInvalid, "prescribing.signature-invalid")]
    [InlineData(SignatureFault.ExpiredWhenSigned, "prescribing.signature-expired")]
    [InlineData(SignatureFault.Revoked, "prescribing.signature-revoked")]
    [InlineData(SignatureFault.Untrusted, "prescribing.signature-untrusted")]
    public void each_fault_has_a_code_of_its_own(SignatureFault fault, string code) => Assert.Equal(code, Code(new(null, fault)));

    [Fact]
    public void a_revoked_certificate_is_told_with_its_time() => Assert.Contains(
        $"{Morning}", $"{SignatureRule.Check(new(null, SignatureFault.Revoked, Morning), MedicalQualification.Doctor, Licence, Day)?.Details}", StringComparison.Ordinal);

    [Theory]
    [InlineData(MedicalQualification.Doctor, null)]
    [InlineData(MedicalQualification.Dentist, "prescribing.signature-qualification")]
    [InlineData(MedicalQualification.Pharmacist, "prescribing.signature-qualification")]
    public void the_certificate_attests_the_qualification_that_is_needed(MedicalQualification attested, string? code) =>
        Assert.Equal(code, Code(new(Doctor with { Qualification = attested })));

    [Fact]
    public void a_certificate_without_qualification_signs_nothing() =>
        Assert.Equal("prescribing.signature-qualification", Code(new(Doctor with { Qualification = null })));

    [Theory]
    [InlineData("123457")]
    [InlineData(null)]
    public void whoever_sends_it_has_signed_it(string? licence) => Assert.Equal("prescribing.signature-licence", Code(new(Doctor with { Licence = licence })));

    [Theory]
    [InlineData("2026-03-31T14:59:59Z", "prescribing.signature-date")] // the last second of the day before, in Japan
    [InlineData("2026-03-31T15:00:00Z", null)] // midnight
    [InlineData("2026-04-01T14:59:59Z", null)]
    [InlineData("2026-04-01T15:00:00Z", "prescribing.signature-date")] // the next day
    public void the_day_of_signing_in_japan_is_the_day_of_issue(string at, string? code) =>
        Assert.Equal(code, Code(new(Doctor with { SignedAt = NodaTime.Text.InstantPattern.General.Parse(at).Value })));

    [Fact]
    public async Task an_unsigned_document_is_refused() => Assert.Equal(
        "prescribing.signature-required", (await Signing.CheckAsync(new Says(new(Doctor)), null, PrescriptionMedium.Electronic, Prescriber, Day, Morning, default)).Rejection?.Code);

    [Fact]
    public async Task a_signature_that_holds_tells_its_signer() => Assert.Equal(
        (null, Doctor), await Signing.CheckAsync(new Says(new(Doctor)), new(SignatureFormat.Cades, [1]), PrescriptionMedium.Electronic, Prescriber, Day, Morning, default));

    [Fact]
    public async Task a_signature_that_does_not_hold_tells_none()
    {
        var (rejection, signer) = await Signing.CheckAsync(
            new Says(new(null, SignatureFault.Untrusted)), new(SignatureFormat.Cades, [1]), PrescriptionMedium.Electronic, Prescriber, Day, Morning, default);
        Assert.Equal(("prescribing.signature-untrusted", null), (rejection?.Code, signer));
    }

    [Fact]
    public async Task what_is_on_paper_needs_no_signature() => Assert.Equal(
        (null, null), await Signing.CheckAsync(new Says(new(Doctor)), null, PrescriptionMedium.Paper, Prescriber, Day, Morning, default));

    [Fact]
    public async Task a_signature_on_what_is_on_paper_must_be_right_as_well() => Assert.Equal("prescribing.signature-untrusted", (await Signing.CheckAsync(
        new Says(new(null, SignatureFault.Untrusted)), new(SignatureFormat.Cades, [1]), PrescriptionMedium.Paper, Prescriber, Day, Morning, default)).Rejection?.Code);

    [Theory]
    [InlineData(Role.Doctor, MedicalQualification.Doctor)]
    [InlineData(Role.Dentist, MedicalQualification.Dentist)]
    [InlineData(Role.Pharmacist, MedicalQualification.Pharmacist)]
    public async Task the_qualification_is_that_of_the_callers_role(Role role, MedicalQualification attested)
    {
        foreach (var other in Enum.GetValues<MedicalQualification>())
        {
            var (rejection, _) = await Signing.CheckAsync(
                new Says(new(Doctor with { Qualification = other })), new(SignatureFormat.Cades, [1]), PrescriptionMedium.Electronic, Prescriber with { Role = role }, Day, Morning, default);
            Assert.Equal(other == attested ? null : "prescribing.signature-qualification", rejection?.Code);
        }
    }

    private static string? Code(SignatureReport report) => SignatureRule.Check(report, MedicalQualification.Doctor, Licence, Day)?.Code;

    /// <summary>A verifier whose finding is given.</summary>
    private sealed class Says(SignatureReport report) : ISignatureVerifier
    {
        public ValueTask<SignatureReport> VerifyAsync(DetachedSignature signature, Instant now, CancellationToken ct) => new(report);
    }
}
