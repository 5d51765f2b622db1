using System.Security.Cryptography.X509Certificates;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Signatures;
using Healthcare.Projections.Storage;
using Healthcare.Tests.Signatures;
using Healthcare.Tests.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Prescribing;

/// <summary>What was signed comes back as it was, to whom it may.</summary>
[Collection(HostCollection.Name)]
public sealed class SignedDocumentTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task the_running_program_trusts_its_configured_authority_and_only_that()
    {
        var (signature, _) = Sign("{\"a\":1}"u8.ToArray(), SignatureFormat.Xades);
        var verifier = host.Services.GetRequiredService<ISignatureVerifier>();
        Assert.Equal("100001", (await verifier.VerifyAsync(signature, host.Clock.GetCurrentInstant(), default)).Signer?.Licence);

        using var stranger = new DocumentSigner(CardOfAnotherAuthority());
        var other = signature with { Value = stranger.Sign(signature.Content, SignatureFormat.Xades, host.Clock.GetCurrentInstant()) };
        Assert.Equal(SignatureFault.Untrusted, (await verifier.VerifyAsync(other, host.Clock.GetCurrentInstant(), default)).Fault);
    }

    [Fact]
    public async Task the_originals_come_back_byte_for_byte()
    {
        var (insured, prescription, kept) = await KeptAsync();
        var issuer = story.Doctor();
        Assert.Equal("no-store", (await issuer.GetAsync($"{Path(prescription)}/{prescription}/content")).Headers.CacheControl?.ToString());
        var list = Story.Done(await issuer.GetAsync(Path(prescription))).Body.EnumerateArray().ToList();
        Assert.Equal(
            [(prescription, "prescription", "cades", "100001"), (kept[1].Document, "dispensing", "xades", "100001")],
            list.Select(one => (one.GetProperty("documentId").GetGuid(), one.GetProperty("kind").GetString(), one.GetProperty("format").GetString(), one.GetProperty("signer").GetProperty("licence").GetString())));

        foreach (var (document, signature) in kept)
        {
            await SameAsync(signature.Content, "application/json", $"{Path(prescription)}/{document}/content", insured);
            await SameAsync(signature.Value, BundleSignature.MediaTypeOf(signature.Format), $"{Path(prescription)}/{document}/signature", insured);
        }
    }

    [Fact]
    public async Task issuer_holder_and_the_person_read_them_and_others_only_with_consent()
    {
        var (insured, prescription, _) = await KeptAsync();
        Assert.Equal(200, (await story.Doctor().GetAsync(Path(prescription))).Status);
        Assert.Equal(200, (await story.Person(insured.PersonId).GetAsync(Path(prescription))).Status);
        Assert.Equal("request.forbidden", (await story.Clerk().GetAsync(Path(prescription))).Code);
        Assert.Equal("eligibility.consent-required", (await story.Pharmacist().GetAsync(Path(prescription))).Code);
        Assert.Equal("eligibility.consent-required", (await story.Doctor(Story.OtherClinic).GetAsync(Path(prescription))).Code);

        Story.Done(await story.Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(insured.PersonId, prescription), $"{Guid.NewGuid()}"));
        Assert.Equal(200, (await story.Pharmacist().GetAsync(Path(prescription))).Status);

        await story.CheckAsync(insured, Story.OtherClinic);
        await story.ConsentAsync(insured, Story.OtherClinic);
        Assert.Equal(200, (await story.Doctor(Story.OtherClinic).GetAsync(Path(prescription))).Status);

        var accesses = Story.Done(await story.Person(insured.PersonId).GetAsync($"/insured-persons/{insured.PersonId}/accesses")).Text;
        Assert.Contains("read:Drugs", accesses, StringComparison.Ordinal);
        Assert.Equal(4, await host.Rows.CountAsync("healthcare.access_record where person_id = $1 and action = 'read:Drugs'", insured.PersonId));
        Assert.Equal(3, await host.Rows.CountAsync("healthcare.access_record where person_id = $1 and action = 'read:Drugs:own'", insured.PersonId)); // No view that the statistics count.
    }

    [Fact]
    public async Task what_is_not_there_is_not_found()
    {
        var insured = await story.InsureAsync();
        var prescription = story.Prescription(insured);
        Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
        Assert.Equal("[]", (await story.Doctor().GetAsync(Path(prescription.PrescriptionId))).Text);
        Assert.Equal("prescribing.signed-document-not-found", (await story.Doctor().GetAsync($"{Path(prescription.PrescriptionId)}/{Guid.NewGuid()}/content")).Code);
        Assert.Equal("prescribing.prescription-not-found", (await story.Doctor().GetAsync(Path(Guid.NewGuid()))).Code);
        Assert.Equal("request.forbidden", (await story.Clerk().GetAsync(Path(Guid.NewGuid()))).Code);
        Assert.Equal("request.not-found", (await story.Doctor().GetAsync("/prescriptions/1/signed-documents")).Code);
    }

    private static string Path(Guid prescription) => $"/prescriptions/{prescription}/signed-documents";

    /// <summary>A prescription with its original and that of a dispensing, as handlers keep them.</summary>
    private async Task<(Insured, Guid, IReadOnlyList<(Guid Document, DetachedSignature Signature)>)> KeptAsync()
    {
        var insured = await story.InsureAsync();
        var prescription = story.Prescription(insured);
        Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
        var now = host.Clock.GetCurrentInstant();
        await using var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        List<(Guid, DetachedSignature)> kept = [];
        foreach (var (kind, document, format) in new[] { (SignedDocumentKind.Prescription, prescription.PrescriptionId, SignatureFormat.Cades), (SignedDocumentKind.Dispensing, Guid.CreateVersion7(), SignatureFormat.Xades) })
        {
            var (signature, signer) = Sign(StoredJson.Bytes(prescription), format);
            var events = Signing.Keep(signature, signer, kind, document, insured.PersonId, prescription.PrescriptionId, now);
            if (events.Version == 0)
                session.Events.StartStream(events.Stream, [.. events.Events]);
            else
                session.Events.Append(events.Stream, [.. events.Events]);
            await session.SaveChangesAsync();
            kept.Add((document, signature));
        }

        return (insured, prescription.PrescriptionId, kept);
    }

    private (DetachedSignature, Signer) Sign(byte[] body, SignatureFormat format)
    {
        var (card, now) = (TestSigners.Of(MedicalQualification.Doctor, "100001"), host.Clock.GetCurrentInstant());
        Assert.True(CanonicalJson.TryOf(body, out var content));
        return (new(format, card.Sign(content, format, now)) { Content = content }, new("CN=Authority", "01", MedicalQualification.Doctor, "100001", now));
    }

    private async Task SameAsync(byte[] bytes, string mediaType, string path, Insured insured)
    {
        using var client = host.Alba.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", host.Tokens.Of(
            Role.InsuredPerson, null, null, insured.PersonId, $"person-{insured.PersonId:N}", host.Clock.GetCurrentInstant().ToDateTimeOffset()));
        using var response = await client.GetAsync(path);
        Assert.Equal((200, mediaType), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync());
    }

    private static X509Certificate2 CardOfAnotherAuthority()
    {
        var directory = Directory.CreateTempSubdirectory("healthcare-stranger-");
        using var authority = DemoSigningAuthority.Open(directory.FullName);
        directory.Delete(recursive: true);
        return authority.Issue(new("Stranger", "100001", MedicalQualification.Doctor, Instant.FromUtc(2015, 1, 1, 0, 0), Instant.FromUtc(2045, 1, 1, 0, 0)));
    }
}
