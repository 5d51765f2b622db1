using Microsoft.Net.Http.Headers;

namespace Healthcare.Host.Http;

/// <summary>Whether a request asks to be answered as FHIR.</summary>
public static class FhirAccept
{
    /// <summary>FHIR as JSON.</summary>
    public const string MediaType = "application/fhir+json";

    private const string Json = "application/json";

    /// <summary>Whether FHIR is named, with no plain JSON before it.</summary>
    public static bool Prefers(HttpRequest request) =>
        request.Headers.Accept.Count > 0
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault(type => type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)) is { } first
        && first.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase);
}
