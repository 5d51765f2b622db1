using Healthcare.Domain;
using NodaTime;
namespace Healthcare.Projections.Fhir;
public sealed record FhirResource(string Type, string Id, Guid PersonId, string? Custodian, LocalDate? Day, IReadOnlyList<string> Keys, byte[] Body);
public sealed record StoredFact(object Data, long Version, Instant At);
public static class StreamResources { public static IReadOnlyList<FhirResource> Of(Guid s, IReadOnlyList<StoredFact> e) => []; public static IReadOnlyList<Type> EventTypes => [typeof(Healthcare.Domain.Eligibility.InsuredPersonRegistered)]; }
public static class OperationOutcomes { public static byte[] Of(Rejection r) => []; }
