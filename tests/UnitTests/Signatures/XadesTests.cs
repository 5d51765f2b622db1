using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Healthcare.Domain.Prescribing;
using Xunit;
using static Healthcare.Tests.Signatures.SigningBench;
using XmlReference = System.Security.Cryptography.Xml.Reference;

namespace Healthcare.Tests.Signatures;

/// <summary>What is special about XML: shapes that other software writes, and the known ways to cheat.</summary>
public sealed class XadesTests : IDisposable
{
    private const string Ds = "http://www.w3.org/2000/09/xmldsig#", Xades = "http://uri.etsi.org/01903/v1.3.2#";
    private readonly SigningBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(SignedXml.XmlDsigC14NTransformUrl, false)]
    [InlineData(SignedXml.XmlDsigC14NTransformUrl, true)]
    [InlineData(SignedXml.XmlDsigExcC14NTransformUrl, true)]
    public async Task what_the_frameworks_signed_xml_makes_holds_in_both_canonical_forms(string form, bool transformed)
    {
        var (signature, report) = await ByFrameworkAsync(form, transformed);
        Assert.True(report.Fault is null, signature);
        Assert.Equal((Licence, Now), (report.Signer?.Licence, report.Signer?.SignedAt));
    }

    [Fact]
    public async Task white_space_around_the_signed_parts_does_no_harm() => Assert.Null(await FaultAsync(
        Sound().Replace("<ds:KeyInfo>", "\n  <!-- key --><ds:KeyInfo>\n", StringComparison.Ordinal)));

    [Fact]
    public async Task a_document_type_is_refused() => Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync($"<!DOCTYPE x>{Sound()}"));

    [Fact]
    public async Task an_entity_of_a_file_is_refused() => Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(
        $"""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{Sound().Replace("<ds:SignatureValue>", "<ds:SignatureValue>&e;", StringComparison.Ordinal)}"""));

    [Fact]
    public async Task deep_nesting_is_refused_without_a_fall() => Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sound().Replace(
        "</ds:Object>", $"{string.Concat(Enumerable.Repeat("<a>", 5_000))}{string.Concat(Enumerable.Repeat("</a>", 5_000))}</ds:Object>", StringComparison.Ordinal)));

    [Fact]
    public async Task a_signature_that_is_wrapped_in_another_document_is_refused()
    {
        Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync($"<a>{Sound()}</a>"));
        Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sound().Replace("</ds:Object>", $"</ds:Object><ds:Object>{Sound()}</ds:Object>", StringComparison.Ordinal)));
        Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sound().Replace("</xades:QualifyingProperties>",
            $"<xades:UnsignedProperties>{Sound()}</xades:UnsignedProperties></xades:QualifyingProperties>", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task signed_properties_that_were_moved_aside_for_others_do_not_count()
    {
        var sound = Sound();
        var properties = Part(sound, "xades:SignedProperties");
        var forged = properties.Replace("2026-04-01T03:00:00Z", "2026-03-01T03:00:00Z", StringComparison.Ordinal);
        Assert.NotEqual(properties, forged);
        Assert.Equal(SignatureFault.SignatureInvalid, await FaultAsync(sound.Replace(properties, forged, StringComparison.Ordinal)));
        Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(sound.Replace(properties, forged + properties, StringComparison.Ordinal)));
        Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(sound.Replace(
            "<ds:Object>", $"<ds:Object>{properties}</ds:Object><ds:Object>", StringComparison.Ordinal).Replace(properties + "</xades", forged + "</xades", StringComparison.Ordinal)));
        Assert.Equal(SignatureFault.SignatureInvalid, await FaultAsync(sound.Replace(properties, forged, StringComparison.Ordinal).Replace(
            "</xades:QualifyingProperties>", $"<xades:UnsignedProperties>{properties}</xades:UnsignedProperties></xades:QualifyingProperties>", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task another_certificate_than_the_signers_does_not_count()
    {
        var other = Convert.ToBase64String(bench.Card().Certificate.RawData);
        var certificate = Part(Sound(), "ds:X509Certificate");
        Assert.Equal(SignatureFault.SignatureInvalid, await FaultAsync(Sound().Replace(
            certificate, $"<ds:X509Certificate>{other}</ds:X509Certificate>", StringComparison.Ordinal)));
        Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sound().Replace(
            certificate, $"{certificate}<ds:X509Certificate>{other}</ds:X509Certificate>", StringComparison.Ordinal)));
        Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sound().Replace(certificate, string.Empty, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("urn:healthcare:signed-content", "http://127.0.0.1:1/content")]
    [InlineData("urn:healthcare:signed-content", "file:///etc/hostname")]
    [InlineData("urn:healthcare:signed-content", "")]
    [InlineData("#signed-properties", "#signature")]
    [InlineData("#signed-properties", "#xpointer(/)")]
    [InlineData("http://uri.etsi.org/01903#SignedProperties", "http://example.org/other")]
    [InlineData("http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/2001/10/xml-exc-c14n#WithComments")]
    [InlineData("http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/TR/1999/REC-xslt-19991116")]
    [InlineData("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "http://www.w3.org/2000/09/xmldsig#hmac-sha1")]
    [InlineData("Target=\"#signature\"", "Target=\"#another\"")]
    [InlineData("<xades:SigningTime>2026-04-01T03:00:00Z", "<xades:SigningTime>2026-04-01T03:00:00")]
    [InlineData("<xades:SigningTime>2026-04-01T03:00:00Z", "<xades:SigningTime>9999-12-31T23:00:00-18:00")]
    [InlineData("<xades:SigningTime>2026-04-01T03:00:00Z", "<xades:SigningTime>-9998-01-01T00:00:00+18:00")]
    public async Task names_and_algorithms_are_the_allowed_ones(string allowed, string other)
    {
        Assert.Contains(allowed, Sound(), StringComparison.Ordinal);
        Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sound().Replace(allowed, other, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task a_transform_of_the_content_is_refused() => Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sound().Replace(
        "<ds:Reference URI=\"urn:healthcare:signed-content\">",
        "<ds:Reference URI=\"urn:healthcare:signed-content\"><ds:Transforms><ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#base64\"/></ds:Transforms>", StringComparison.Ordinal)));

    [Fact]
    public async Task both_references_are_there_once()
    {
        var references = Sound().Split("<ds:Reference").Skip(1).Select(part => $"<ds:Reference{part[..(part.IndexOf("</ds:Reference>", StringComparison.Ordinal) + 15)]}").ToList();
        Assert.Equal(2, references.Count);
        foreach (var (one, changed) in new[] { (references[0], string.Empty), (references[1], string.Empty), (references[1], references[0]), (references[0], references[1]), (references[0], references[0] + references[0]) })
            Assert.Equal(SignatureFault.InvalidFormat, await FaultAsync(Sound().Replace(one, changed, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task a_method_of_another_kind_of_key_does_not_hold() => Assert.Equal(SignatureFault.SignatureInvalid, await FaultAsync(Sound().Replace(
        "#ecdsa-sha256", "#rsa-sha256", StringComparison.Ordinal)));

    private string Sound() => Encoding.UTF8.GetString(bench.Doctor.Sign(Content, SignatureFormat.Xades, Now));

    private async Task<SignatureFault?> FaultAsync(string xml) => (await bench.ReportAsync(SignatureFormat.Xades, Encoding.UTF8.GetBytes(xml))).Fault;

    private static string Part(string xml, string name)
    {
        var from = xml.IndexOf($"<{name}", StringComparison.Ordinal);
        return xml[from..(xml.IndexOf($"</{name}>", StringComparison.Ordinal) + name.Length + 3)];
    }

    /// <summary>The same by the framework's own signer, indented and with other prefixes, so that the canonical form matters. It knows RSA keys only.</summary>
    private async Task<(string Xml, SignatureReport Report)> ByFrameworkAsync(string form, bool transformed)
    {
        var (card, verifier) = bench.RsaCard(2048);
        using var key = card.Certificate.GetRSAPrivateKey()!;
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml($"""
            <Object xmlns="{Ds}"><p:QualifyingProperties xmlns:p="{Xades}" xmlns:d="{Ds}" xmlns:unused="urn:unused" Target="#s">
              <p:SignedProperties Id="p"><p:SignedSignatureProperties>
                <p:SigningTime>2026-04-01T12:00:00+09:00</p:SigningTime>
                <p:SigningCertificate><p:Cert><p:CertDigest><d:DigestMethod Algorithm="{SignedXml.XmlDsigSHA256Url}"/><d:DigestValue>{Convert.ToBase64String(SHA256.HashData(card.Certificate.RawData))}</d:DigestValue></p:CertDigest></p:Cert></p:SigningCertificate>
              </p:SignedSignatureProperties></p:SignedProperties>
            </p:QualifyingProperties></Object>
            """);
        var signed = new Finding(document) { SigningKey = key };
        signed.Signature.Id = "s";
        signed.SignedInfo!.CanonicalizationMethod = form;
        signed.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        signed.AddObject(new DataObject { Data = document.SelectNodes("/*/*")! });
        using var content = new MemoryStream(Content);
        signed.AddReference(new XmlReference(content) { Uri = "urn:healthcare:signed-content", DigestMethod = SignedXml.XmlDsigSHA256Url });
        var properties = new XmlReference("#p") { Type = "http://uri.etsi.org/01903#SignedProperties", DigestMethod = SignedXml.XmlDsigSHA256Url };
        if (transformed)
            properties.AddTransform(form == SignedXml.XmlDsigExcC14NTransformUrl ? new XmlDsigExcC14NTransform() : new XmlDsigC14NTransform());
        signed.AddReference(properties);
        signed.KeyInfo.AddClause(new KeyInfoX509Data(card.Certificate));
        signed.ComputeSignature();
        var xml = signed.GetXml().OuterXml;
        return (xml, await verifier.VerifyAsync(new(SignatureFormat.Xades, Encoding.UTF8.GetBytes(xml)) { Content = Content }, Now, default));
    }

    /// <summary>Finds the properties in the object that is to be added.</summary>
    private sealed class Finding(XmlDocument document) : SignedXml(document)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => document?.SelectSingleNode($"//*[@Id='{idValue}']") as XmlElement;
    }
}
