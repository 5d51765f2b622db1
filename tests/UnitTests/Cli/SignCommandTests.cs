using System.Text;
using System.Text.Json.Nodes;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Certificates;
using Healthcare.Host.Cli;
using Healthcare.Host.Signatures;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Cli;

/// <summary><c>./run sign</c>, with cards as <c>./run</c> leaves them in its data directory.</summary>
public sealed class SignCommandTests : IDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 3, 0);
    private readonly string directory = Directory.CreateTempSubdirectory("healthcare-sign-").FullName;

    public SignCommandTests() => DemoSigners.Ensure(directory, Now);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData("doctor-001", "cades", MedicalQualification.Doctor, "123456")]
    [InlineData("doctor-001", "xades", MedicalQualification.Doctor, "123456")]
    [InlineData("pharmacist-001", "cades", MedicalQualification.Pharmacist, "903007")]
    [InlineData("dentist-001", "xades", MedicalQualification.Dentist, "902007")]
    public async Task a_caller_of_the_demonstration_signs_with_the_own_licence(string who, string format, MedicalQualification qualification, string licence)
    {
        var (code, signed, _) = await RunAsync("""{"b":"山田","a":1}""", "--as", who, "--format", format);
        var report = await VerifyAsync(signed);
        Assert.Equal((0, null), (code, report.Fault));
        Assert.Equal((qualification, licence, Now), (report.Signer!.Qualification, report.Signer.Licence, report.Signer.SignedAt));
        Assert.Equal(("山田", 1), ((string?)JsonNode.Parse(signed)!["b"], (int?)JsonNode.Parse(signed)!["a"]));
    }

    [Theory]
    [InlineData("doctor-001-expired", SignatureFault.ExpiredWhenSigned)]
    [InlineData("doctor-001-revoked", SignatureFault.Revoked)]
    public async Task two_cards_are_there_to_be_refused(string who, SignatureFault fault) =>
        Assert.Equal(fault, (await VerifyAsync((await RunAsync("{}", "--as", who)).Output)).Fault);

    [Fact]
    public async Task a_document_is_signed_in_its_own_way()
    {
        var (_, signed, _) = await RunAsync("""{"resourceType":"Bundle","type":"document"}""", "--as", "doctor-001");
        Assert.True(BundleSignature.TryRead(Encoding.UTF8.GetBytes(signed), out var signature, out _));
        Assert.Null((await Verifier().VerifyAsync(signature!, Now, default)).Fault);
    }

    [Fact]
    public async Task what_is_no_object_is_not_signed()
    {
        var (code, output, errors) = await RunAsync("[1]", "--as", "doctor-001");
        Assert.Equal((1, string.Empty), (code, output));
        Assert.Contains("one JSON object", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clerk-001")]
    [InlineData("../demo-signing-ca")]
    public async Task who_has_no_card_signs_nothing(string who) => Assert.Contains(
        "holds no signature card", (await RunAsync("{}", "--as", who)).Errors, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("--as")]
    [InlineData("--as doctor-001 --format pdf")]
    [InlineData("--as doctor-001 --colour red")]
    public async Task what_is_not_understood_is_said(string line) =>
        Assert.Equal(2, (await RunAsync("{}", line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Code);

    [Fact]
    public void a_second_start_keeps_the_cards()
    {
        var before = File.ReadAllText(Path.Combine(directory, "signers", "doctor-001.pem"));
        DemoSigners.Ensure(directory, Now);
        Assert.Equal(before, File.ReadAllText(Path.Combine(directory, "signers", "doctor-001.pem")));
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(string body, params string[] args)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(body));
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await SignCommand.RunAsync([.. args, "--data-dir", directory], input, output, errors, new Stopped());
        return (code, output.ToString(), errors.ToString());
    }

    private async Task<SignatureReport> VerifyAsync(string signed)
    {
        var signature = JsonNode.Parse(signed)!["signature"]!;
        Assert.True(CanonicalJson.TryOf(Encoding.UTF8.GetBytes(signed), out var content));
        return await Verifier().VerifyAsync(
            new(Enum.Parse<SignatureFormat>((string)signature["format"]!, ignoreCase: true), Convert.FromBase64String((string)signature["value"]!)) { Content = content }, Now, default);
    }

    private SignatureVerifier Verifier()
    {
        var anchors = new TrustAnchors([Path.Combine(directory, DemoSigningAuthority.CertificateFile)]);
        return new(anchors, new([Path.Combine(directory, DemoSigningAuthority.CrlFile)], anchors, NullLogger<RevocationLists>.Instance));
    }

    /// <summary>A clock that stands still.</summary>
    private sealed class Stopped : IClock
    {
        public Instant GetCurrentInstant() => Now;
    }
}
