using NodaTime;

namespace Healthcare.Projections.Fhir;

/// <summary>One FHIR resource as it is served.</summary>
/// <param name="Type">The resource type.</param>
/// <param name="Id">Its logical id.</param>
/// <param name="PersonId">Whom it is about.</param>
/// <param name="Custodian">The institution or insurer that brought it in; null for the person's own record.</param>
/// <param name="Day">Its main date: of birth, of the first day of coverage, of issue, of handing over.</param>
/// <param name="Keys">What it is found by: <c>status=active</c>, <c>identifier=system|value</c>.</param>
/// <param name="Body">UTF-8 JSON, ready to serve.</param>
/// <param name="Version">Its version, when it is not that of its stream.</param>
public sealed record FhirResource(
    string Type, string Id, Guid PersonId, string? Custodian, LocalDate? Day, IReadOnlyList<string> Keys, byte[] Body, long? Version = null);

/// <summary>An event with its place in the stream and the time it was stored.</summary>
public sealed record StoredFact(object Data, long Version, Instant At);
