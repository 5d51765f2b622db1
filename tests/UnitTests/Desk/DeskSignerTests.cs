using System.Text;
using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Certificates;
using Healthcare.Host.Desk;
using Healthcare.Host.Signatures;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Desk;

/// <summary>The desks of a demonstration sign with the cards of its fictional staff.</summary>
public sealed class DeskSignerTests : IDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 3, 0);
    private readonly string directory = Directory.CreateTempSubdirectory("healthcare-desk-").FullName;
    private readonly DemoDeskSigner signer;

    public DeskSignerTests()
    {
        DemoSigners.Ensure(directory, Now);
        signer = new(directory, new Stopped());
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task who_sits_at_the_desk_signs_the_command_without_its_signature_with_the_own_card()
    {
        var signature = signer.Sign(Staff("doctor-001"), Encoding.UTF8.GetBytes("""{"b":1,"signature":{"x":1},"a":"山田"}"""))!;
        Assert.Equal("""{"a":"山田","b":1}""", Encoding.UTF8.GetString(signature.Content));

        var anchors = new TrustAnchors([Path.Combine(directory, DemoSigningAuthority.CertificateFile)]);
        var lists = new RevocationLists([Path.Combine(directory, DemoSigningAuthority.CrlFile)], anchors, NullLogger<RevocationLists>.Instance);
        var report = await new SignatureVerifier(anchors, lists).VerifyAsync(signature, Now, CancellationToken.None);
        Assert.Null(report.Fault);
        Assert.Equal((MedicalQualification.Doctor, "123456", Now), (report.Signer!.Qualification, report.Signer.Licence, report.Signer.SignedAt));
    }

    [Theory]
    [InlineData("doctor-001", true)]
    [InlineData("clerk-001", false)]
    [InlineData("../signers/doctor-001", false)]
    public void only_staff_with_a_card_can_sign(string subject, bool can)
    {
        Assert.Equal(can, signer.CanSign(Staff(subject)));
        Assert.Equal(can, signer.Sign(Staff(subject), "{}"u8.ToArray()) is not null);
    }

    private static Caller Staff(string subject) => new(subject, Role.Doctor, null, "1310000001", "123456", Now, "pwd");

    /// <summary>A clock that stands still.</summary>
    private sealed class Stopped : IClock
    {
        public Instant GetCurrentInstant() => Now;
    }
}
