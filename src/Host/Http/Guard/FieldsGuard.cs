using System.Text;
using Healthcare.Application;
using Healthcare.Domain;
using Healthcare.Domain.Shared;
using Microsoft.AspNetCore.WebUtilities;

namespace Healthcare.Host.Http.Guard;

/// <summary>Says why an address or a form is refused, if it is.</summary>
internal static class FieldsGuard
{
    // The limits of the form reader behind the guard, which throws where this refuses.
    private const int MostFields = 1024;
    private const int LongestName = 2048;

    public static Rejection? InAddress(HttpRequest request) =>
        InText("path", request.PathBase.Value) ?? InText("path", request.Path.Value) ?? InFields("query", request.QueryString.Value.AsMemory());

    public static Rejection? InForm(ReadOnlyMemory<byte> body) => InFields("form", Encoding.UTF8.GetString(body.Span).AsMemory());

    private static Rejection? InFields(string part, ReadOnlyMemory<char> encoded)
    {
        var count = 0;
        foreach (var pair in new QueryStringEnumerable(encoded))
        {
            var name = pair.DecodeName();
            var refusal = ++count > MostFields || name.Length > LongestName
                ? RequestRejections.Invalid.At(part, "at-most-1024-fields-with-names-of-2048")
                : InText(part, name.Span) ?? InText($"{part}.{name}", pair.DecodeValue().Span);
            if (refusal is not null)
                return refusal;
        }

        return null;
    }

    private static Rejection? InText(string field, ReadOnlySpan<char> text) =>
        MyNumber.AppearsIn(text) ? RequestRejections.MyNumber.At(field, "without-my-number")
        : text.Contains('\0') ? RequestRejections.Invalid.At(field, "readable-text")
        : null;
}
