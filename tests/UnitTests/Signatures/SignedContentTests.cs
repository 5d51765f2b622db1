using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Http;
using Healthcare.Host.Signatures;
using Healthcare.Projections.Prescribing;
using Healthcare.Tests.Prescribing;
using Xunit;
using static Healthcare.Tests.Signatures.SigningBench;

namespace Healthcare.Tests.Signatures;

public sealed class SignedContentTests
{
    private static readonly DocumentSigner Doctor = TestSigners.Of(MedicalQualification.Doctor, Licence);

    [Fact]
    public void a_signature_of_a_body_is_over_what_was_sent_without_it()
    {
        var command = Read("""{ "name": "x", "count": 1.0, "signature": {"format":"xades","value":"AQID"} }""");
        Assert.True(SignedContent.TryFill(command, Body, out _));
        Assert.Equal((SignatureFormat.Xades, """{"count":1,"name":"x"}"""), (command.Signature!.Format, Encoding.UTF8.GetString(command.Signature.Content)));
    }

    [Fact]
    public void content_that_the_sender_names_is_refused() => Assert.False(StrictJson.TryRead<Command>(
        """{"name":"x","signature":{"format":"cades","value":"AQID","content":"AQID"}}"""u8, out _, out _));

    [Fact]
    public void a_value_that_is_no_base64_names_its_field()
    {
        Assert.False(StrictJson.TryRead<Command>("""{"name":"x","signature":{"format":"cades","value":"?"}}"""u8, out _, out var rejection));
        Assert.Equal("$.signature.value", rejection.Fields.Single().Field);
    }

    [Fact]
    public void an_unsigned_body_stays_unsigned()
    {
        Assert.True(SignedContent.TryFill(Read("""{"name":"x"}"""), Body, out var rejection));
        Assert.Null(rejection);
    }

    [Fact]
    public async Task a_body_that_a_card_signed_holds_after_it_was_read_again()
    {
        using var bench = new SigningBench();
        foreach (var format in SignatureVerifierTests.Formats)
        {
            var command = Read(Encoding.UTF8.GetString(bench.Doctor.SignBody("""{"name":"山田"}"""u8.ToArray(), format, Now)!));
            Assert.True(SignedContent.TryFill(command, Body, out _));
            Assert.Null((await bench.Verifier().VerifyAsync(command.Signature!, Now, default)).Fault);
        }
    }

    [Fact]
    public async Task the_signature_of_a_document_is_read_from_the_bundle()
    {
        using var bench = new SigningBench();
        foreach (var format in SignatureVerifierTests.Formats)
        {
            var document = bench.Doctor.SignBody("""{"resourceType":"Bundle","type":"document"}"""u8.ToArray(), format, Now)!;
            Assert.True(BundleSignature.TryRead(document, out var signature, out _));
            Assert.Equal(format, signature!.Format);
            Assert.Null((await bench.Verifier().VerifyAsync(signature, Now, default)).Fault);
        }
    }

    [Fact]
    public void a_signed_document_reads_like_an_unsigned_one() => Assert.IsType<BundleReading.Understood>(
        EPrescriptionBundle.Read(Doctor.SignBody(PrescriptionDocument.Bytes(), SignatureFormat.Cades, Now)));

    [Theory]
    [InlineData("""{"data":"AQID"}""")]
    [InlineData("""{"sigFormat":"text/plain","data":"AQID"}""")]
    [InlineData("""{"sigFormat":"application/cms","data":"?"}""")]
    [InlineData("""{"sigFormat":"application/cms"}""")]
    [InlineData("\"text\"")]
    public void a_signature_of_a_document_that_cannot_be_read_is_told(string signature)
    {
        Assert.False(BundleSignature.TryRead(Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","signature":{{signature}}}"""), out _, out var rejection));
        Assert.Equal("Bundle.signature", rejection.Fields.Single().Field);
    }

    [Fact]
    public void an_unsigned_document_has_no_signature()
    {
        Assert.True(BundleSignature.TryRead("""{"resourceType":"Bundle"}"""u8.ToArray(), out var signature, out _));
        Assert.Null(signature);
    }

    [Fact]
    public void signing_twice_replaces_the_signature()
    {
        var twice = Doctor.SignBody(Doctor.SignBody("""{"name":"x"}"""u8.ToArray(), SignatureFormat.Cades, Now)!, SignatureFormat.Xades, Now)!;
        Assert.Equal("xades", (string?)JsonNode.Parse(twice)!["signature"]!["format"]);
    }

    private ReadOnlyMemory<byte> Body { get; set; }

    private Command Read(string json)
    {
        Body = Encoding.UTF8.GetBytes(json);
        return JsonSerializer.Deserialize<Command>(Body.Span, StrictJson.Options)!;
    }

    private sealed record Command(string Name, double Count = 0, DetachedSignature? Signature = null) : ISigned;
}
