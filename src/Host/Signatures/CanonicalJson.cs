using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Healthcare.Host.Signatures;

/// <summary>
/// What is signed of a body: the JSON Canonicalization Scheme (RFC 8785) of it, without its own members <c>signature</c> (of a FHIR document that is
/// <c>Bundle.signature</c>) and <c>secret</c>: originals are kept for years and read by others, a pharmacy's secret is neither. Members in the order of their UTF-16 code units, no white space, strings and numbers as ECMAScript writes them.
/// </summary>
public static class CanonicalJson
{
    private static readonly string[] Left = ["signature", "secret"];
    private const int MaxDepth = 64;

    /// <summary>The canonical bytes; false when the body is no JSON object, or has a number or text that no canonical form exists for.</summary>
    public static bool TryOf(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out byte[]? canonical)
    {
        canonical = null;
        try
        {
            using var json = JsonDocument.Parse(body, new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return false;

            var written = new ArrayBufferWriter<byte>(body.Length);
            WriteObject(written, json.RootElement, Left);
            canonical = written.WrittenSpan.ToArray();
            return true;
        }
        catch (Exception uncanonical) when (uncanonical is JsonException or InvalidOperationException or NotFiniteNumberException)
        {
            return false;
        }
    }

    private static void Write(ArrayBufferWriter<byte> to, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(to, value, []);
                break;
            case JsonValueKind.Array:
                WriteArray(to, value);
                break;
            case JsonValueKind.String:
                WriteText(to, value.GetString()!);
                break;
            case JsonValueKind.Number:
                to.Write(Encoding.ASCII.GetBytes(EcmaNumbers.Of(Finite(value.GetDouble()))));
                break;
            default:
                to.Write(Encoding.ASCII.GetBytes(value.GetRawText())); // true, false, null
                break;
        }
    }

    private static void WriteObject(ArrayBufferWriter<byte> to, JsonElement value, string[] without)
    {
        to.Write("{"u8);
        var first = true;
        foreach (var member in value.EnumerateObject().Where(member => !without.Contains(member.Name, StringComparer.OrdinalIgnoreCase)).OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            if (!first)
                to.Write(","u8);
            WriteText(to, member.Name);
            to.Write(":"u8);
            Write(to, member.Value);
            first = false;
        }

        to.Write("}"u8);
    }

    private static void WriteArray(ArrayBufferWriter<byte> to, JsonElement value)
    {
        to.Write("["u8);
        foreach (var (i, item) in value.EnumerateArray().Index())
        {
            if (i > 0)
                to.Write(","u8);
            Write(to, item);
        }

        to.Write("]"u8);
    }

    private static void WriteText(ArrayBufferWriter<byte> to, string text)
    {
        var escaped = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\t' => escaped.Append("\\t"),
                '\n' => escaped.Append("\\n"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                < ' ' => escaped.Append($"\\u{(int)c:x4}"),
                _ => escaped.Append(c),
            };
        }

        to.Write(Encoding.UTF8.GetBytes(escaped.Append('"').ToString()));
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : throw new NotFiniteNumberException();
}
