using Healthcare.Domain.Prescribing;
using Healthcare.Host.Certificates;
using Healthcare.Host.Signatures;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Signatures;

/// <summary>
/// A signature that OpenSSL 3 wrote (<c>openssl cms -sign -cades -binary -md sha256 -outform DER</c>) with a card of a demonstration authority whose keys are gone.
/// </summary>
public sealed class OpenSslTests : IDisposable
{
    private const string Anchor = """
        -----BEGIN CERTIFICATE-----
        MIIBijCCATGgAwIBAgIJAMTL4vNMpqI5MAoGCCqGSM49BAMCMCgxJjAkBgNVBAMT
        HUhlYWx0aGNhcmUgZGVtb25zdHJhdGlvbiBIUEtJMCAXDTAwMDEwMTAwMDAwMFoY
        DzIxMDAwMTAxMDAwMDAwWjAoMSYwJAYDVQQDEx1IZWFsdGhjYXJlIGRlbW9uc3Ry
        YXRpb24gSFBLSTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAqH6PamzpNPa+K5
        unahGyHGppLJ6Sm3N5t9VVXUuDE/dyeANvNOEcdUI4KosQ68EqAMFT3xeOzreHZb
        Kr+HK36jQjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgEGMB0GA1Ud
        DgQWBBS2eRctNY0yybRtHoXmU/acnFYf3zAKBggqhkjOPQQDAgNHADBEAiBE1gxq
        sOM+cJmzD+VaIFlQ8b/nQMCPXZLEFSJZjdhJjgIgRWyLeWJ8sKg3YoyhXpXo7RcQ
        6xf9jbja5krm8k/sBFc=
        -----END CERTIFICATE-----
        """;

    private const string List = """
        -----BEGIN X509 CRL-----
        MIIBCTCBsAIBATAKBggqhkjOPQQDAjAoMSYwJAYDVQQDEx1IZWFsdGhjYXJlIGRl
        bW9uc3RyYXRpb24gSFBLSRcNMjYxMTI0MTkzOTMxWhcNMzYxMTIxMTkzOTMxWjAj
        MCECEFy5KMJ4qkBQ2VqWq2FveTYXDTIxMDEwMTAwMDAwMFqgMjAwMB8GA1UdIwQY
        MBaAFLZ5Fy01jTLJtG0eheZT9pycVh/fMA0GA1UdFAQGAgRrBefzMAoGCCqGSM49
        BAMCA0gAMEUCIFfJt3qFjSmUHVr+JXr9hRn4mjNNj8ABI77FWk5Y9zIeAiEAvd2H
        QWTfe47U8CfZ3+bGMbaiZN2RkOKZ/povvN49BSI=
        -----END X509 CRL-----
        """;

    private const string Signature = """
        MIID8gYJKoZIhvcNAQcCoIID4zCCA98CAQExDTALBglghkgBZQMEAgEwCwYJKoZIhvcNAQcBoIIBrzCCAaswggFRoAMCAQICEEb5oOAUhNJJYG51NqhHSvIw
        CgYIKoZIzj0EAwIwKDEmMCQGA1UEAxMdSGVhbHRoY2FyZSBkZW1vbnN0cmF0aW9uIEhQS0kwHhcNMTUwMTAxMDAwMDAwWhcNNDUwMTAxMDAwMDAwWjAmMQ8w
        DQYDVQQFEwYxMjM0NTYxEzARBgNVBAMTCmRvY3Rvci0wMDEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQsJWyKnaAY5rP3rPnTiE8fkK1Yoe2oYq1mDgDu
        fOhhWvFXPNWYbGI0GiYNPezE0xfqFjLJVcJd1T946HIHRQI2o18wXTAMBgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIGQDA9BgNVHQkENjA0MDIGBiiBhUIA
        ATEoMSYwJKAiMSCgDAYKKoMIhpEPAQYBAaIQDA5NZWRpY2FsIERvY3RvcjAKBggqhkjOPQQDAgNIADBFAiAZr/Jxq7E+VzTUEQK+lAN5NCAtFFLwIGSFDqZC
        PkcAQgIhAPWsDQ/fF6bQkxbGzAWugp/J6yY3TVqZQKKYktuP2d0JMYICCTCCAgUCAQEwPDAoMSYwJAYDVQQDEx1IZWFsdGhjYXJlIGRlbW9uc3RyYXRpb24g
        SFBLSQIQRvmg4BSE0klgbnU2qEdK8jALBglghkgBZQMEAgGgggFfMBgGCSqGSIb3DQEJAzELBgkqhkiG9w0BBwEwHAYJKoZIhvcNAQkFMQ8XDTI2MTEyNDE5
        Mzk1MlowLwYJKoZIhvcNAQkEMSIEIFFgrFzsnXUs1zSJbrFfvpy65r1N/Bbznd0a/9YeyGAaMHkGCSqGSIb3DQEJDzFsMGowCwYJYIZIAWUDBAEqMAsGCWCG
        SAFlAwQBFjALBglghkgBZQMEAQIwCgYIKoZIhvcNAwcwDgYIKoZIhvcNAwICAgCAMA0GCCqGSIb3DQMCAgFAMAcGBSsOAwIHMA0GCCqGSIb3DQMCAgEoMHkG
        CyqGSIb3DQEJEAIvMWowaDBmMGQEIBAoAoIkNCuPMMSgVWhEyb3q0zJQOfd21J1nTLPr+Y7iMEAwLKQqMCgxJjAkBgNVBAMTHUhlYWx0aGNhcmUgZGVtb25z
        dHJhdGlvbiBIUEtJAhBG+aDgFITSSWBudTaoR0ryMAoGCCqGSM49BAMCBEYwRAIgEfQkVz8l1v4gqZSFMusZc6DIi6K7Mbv9x/oaGxrPeu0CIFgYlVTN2swl
        vc8fLxJ+RykntPkTeYxlL2BcEDAbkbL3
        """;

    private static readonly Instant SignedAt = Instant.FromUtc(2026, 11, 24, 19, 39, 52);
    private static readonly byte[] Content = """{"issuedOn":"2026-11-25","note":"山田","prescriptionId":"019a2000-0000-7000-8000-000000000006"}"""u8.ToArray();
    private readonly string directory = Directory.CreateTempSubdirectory("healthcare-openssl-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task what_openssl_signs_holds()
    {
        var report = await Verifier().VerifyAsync(new(SignatureFormat.Cades, Convert.FromBase64String(Signature)) { Content = Content }, SignedAt + Duration.FromMinutes(1), default);
        Assert.Null(report.Fault);
        Assert.Equal((MedicalQualification.Doctor, "123456", SignedAt), (report.Signer!.Qualification, report.Signer.Licence, report.Signer.SignedAt));
    }

    private SignatureVerifier Verifier()
    {
        var (anchor, list) = (Path.Combine(directory, "anchor.pem"), Path.Combine(directory, "list.pem"));
        File.WriteAllText(anchor, Anchor);
        File.WriteAllText(list, List);
        var anchors = new TrustAnchors([anchor]);
        return new(anchors, new([list], anchors, NullLogger<RevocationLists>.Instance));
    }
}
