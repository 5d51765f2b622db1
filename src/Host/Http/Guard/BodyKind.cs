using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Healthcare.Host.Http.Guard;

/// <summary>What a request carries, as far as the guard can read it.</summary>
internal enum BodyKind
{
    None,
    Json,
    Form,
    Lines,
    Unsupported,
}

/// <summary>Tells what a request carries from its headers alone.</summary>
internal static class BodyKinds
{
    public const string NewlineDelimitedJson = "application/x-ndjson", Csv = "text/csv";

    public static BodyKind Of(HttpRequest request) => HasBody(request) ? Declared(request) : BodyKind.None;

    public static string MediaType(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.ToString() : "";

    private static bool HasBody(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody
            ?? request.ContentLength is > 0
            || (request.ContentLength is null && request.ContentType is not null);

    private static BodyKind Declared(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !IsPlainUtf8(request, type))
            return BodyKind.Unsupported;

        return type.MediaType.Value switch
        {
            { } media when IsJson(media) => BodyKind.Json,
            { } media when media.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) => BodyKind.Form,
            { } media when IsCsv(media) || media.Equals(NewlineDelimitedJson, StringComparison.OrdinalIgnoreCase) => BodyKind.Lines,
            _ => BodyKind.Unsupported,
        };
    }

    public static bool IsCsv(string media) => media.Equals(Csv, StringComparison.OrdinalIgnoreCase);

    private static bool IsJson(string media) =>
        media.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        || (media.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && media.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    // A compressed or otherwise encoded body could not be read here, and would be read later.
    private static bool IsPlainUtf8(HttpRequest request, MediaTypeHeaderValue type) =>
        request.Headers.ContentEncoding.All(encoding => string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
