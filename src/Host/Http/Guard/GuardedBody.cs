namespace Healthcare.Host.Http.Guard;

/// <summary>The body of a request that passed the guard. The bytes are pooled: they are gone when the request is.</summary>
/// <param name="Bytes">The body as it was sent, read once.</param>
/// <param name="ContentType">Its media type without parameters, such as <c>application/fhir+json</c>.</param>
public sealed record GuardedBody(ReadOnlyMemory<byte> Bytes, string ContentType);
