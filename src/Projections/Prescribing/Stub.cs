namespace Healthcare.Projections.Prescribing;
public sealed record BundleReading(Healthcare.Application.Prescribing.RegisterPrescription? Command, string? Institution, IReadOnlyList<Healthcare.Projections.Fhir.FhirIssue> Issues);
public static class EPrescriptionBundle { public static BundleReading Read(ReadOnlyMemory<byte> b) => null!; }
