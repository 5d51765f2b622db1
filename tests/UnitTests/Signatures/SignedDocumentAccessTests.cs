using Healthcare.Domain.Prescribing;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Signatures;

/// <summary>A refill whose first use one pharmacy dispensed, and whose second another holds.</summary>
public sealed class SignedDocumentAccessTests
{
    private const string Clinic = "1310000001", First = "1340000001", Second = "1340000002", Stranger = "1340000003";
    private static readonly Guid Person = Guid.NewGuid(), Id = Guid.NewGuid(), FirstDispensing = Guid.NewGuid(), SecondDispensing = Guid.NewGuid();
    private static readonly LocalDate Day = new(2026, 4, 1);

    private static readonly Prescription Refill = new(
        Id, Person, new(Clinic, "123456", null), null, Day, Day, Day, [], PrescriptionStatus.Received, PrescriptionMedium.Electronic, Pharmacy: Second, Use: 2)
    {
        Dispensings = [new(FirstDispensing, 1, First, "654321", Day, [], [], null), new(SecondDispensing, 2, Second, "654322", Day, [], [], null)],
    };

    private static readonly SignedDocumentKept[] All =
    [
        Kept(SignedDocumentKind.Prescription, Id), Kept(SignedDocumentKind.Amendment, Guid.NewGuid()), Kept(SignedDocumentKind.Dispensing, FirstDispensing),
        Kept(SignedDocumentKind.Dispensing, SecondDispensing), Kept(SignedDocumentKind.Correction, Guid.NewGuid()),
    ];

    [Theory]
    [InlineData(Clinic, "Prescription Amendment Dispensing Dispensing Correction")]
    [InlineData(Second, "Prescription Amendment Dispensing Dispensing Correction")]
    [InlineData(First, "Prescription Amendment Dispensing")]
    [InlineData(Stranger, "")]
    [InlineData(null, "")]
    public void issuer_and_holder_own_all_and_who_dispensed_before_owns_the_own(string? institution, string kinds)
    {
        Assert.Equal(kinds, string.Join(' ', All.Where(one => SignedDocumentAccess.IsOwn(one, Refill, institution)).Select(one => one.Kind)));
        Assert.Equal(kinds.Length > 0, SignedDocumentAccess.Concerns(Refill, institution));
    }

    [Fact]
    public void a_dispensing_of_another_pharmacy_is_not_the_own() =>
        Assert.False(SignedDocumentAccess.IsOwn(Kept(SignedDocumentKind.Dispensing, SecondDispensing), Refill, First));

    [Fact]
    public void a_prescription_that_nobody_holds_is_no_strangers() =>
        Assert.False(SignedDocumentAccess.Concerns(Refill with { Pharmacy = null, Dispensings = [] }, null));

    private static SignedDocumentKept Kept(SignedDocumentKind kind, Guid document) =>
        new(Person, Id, document, kind, SignatureFormat.Cades, default, default, new("CN=Authority", "01", MedicalQualification.Doctor, "123456", Instant.MinValue), Instant.MinValue);
}
