using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Signatures;

public sealed class SignedDocumentsTests
{
    private static readonly Guid Person = new("0197f000-0000-7000-8000-000000000001"), Prescription = new("0197f000-0000-7000-8000-000000000003");
    private static readonly Guid Dispensing = new("0197f000-0000-7000-8000-000000000004");
    private static readonly Instant At = Instant.FromUtc(2026, 4, 1, 0, 30);
    private static readonly Signer Doctor = new("CN=Authority", "01", MedicalQualification.Doctor, "123456", At);
    private static readonly DetachedSignature Signature = new(SignatureFormat.Xades, [1, 2, 3]) { Content = [4, 5] };

    [Fact]
    public void a_prescriptions_original_starts_the_stream_and_a_dispensings_follows()
    {
        var (first, second) = (Keep(SignedDocumentKind.Prescription, Prescription), Keep(SignedDocumentKind.Dispensing, Dispensing));
        Assert.Equal((SignedDocuments.StreamOf(Prescription), 0L), (first.Stream, first.Version));
        Assert.Equal((SignedDocuments.StreamOf(Prescription), null), (second.Stream, second.Version));
    }

    [Fact]
    public void originals_are_kept_as_they_came_in_their_order()
    {
        var kept = new[] { Keep(SignedDocumentKind.Prescription, Prescription), Keep(SignedDocumentKind.Dispensing, Dispensing) }
            .SelectMany(events => events.Events).Aggregate((SignedDocuments?)null, SignedDocuments.Evolve);
        Assert.Equal((Person, Prescription), (kept?.PersonId, kept?.PrescriptionId));
        Assert.Equal([Prescription, Dispensing], kept!.All.Select(one => one.DocumentId));
        foreach (var one in kept.All)
        {
            Assert.Equal(Signature.Content, one.Content.ToArray());
            Assert.Equal(Signature.Value, one.Signature.ToArray());
            Assert.Equal(Doctor, one.Signer);
        }
    }

    [Fact]
    public void the_originals_do_not_lie_in_the_prescriptions_own_stream() => Assert.NotEqual(Prescription, SignedDocuments.StreamOf(Prescription));

    private static Application.Commands.StreamEvents Keep(SignedDocumentKind kind, Guid document) =>
        Signing.Keep(Signature, Doctor, kind, document, Person, Prescription, At);
}
