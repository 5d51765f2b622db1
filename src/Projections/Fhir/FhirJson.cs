using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Healthcare.Projections.Fhir;

/// <summary>Writes resources straight to UTF-8, through one writer per thread: a rebuild renders tens of thousands of them a second.</summary>
internal static class FhirJson
{
    // Japanese stays readable; the bytes are served as application/fhir+json and never put into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static Pooled? _pooled;

    /// <summary>The bytes of one resource; <paramref name="content"/> writes what comes after its type.</summary>
    public static byte[] Resource<T>(string type, T facts, Action<Utf8JsonWriter, T> content)
    {
        var (buffer, writer) = _pooled ??= new();
        buffer.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteString("resourceType", type);
        content(writer, facts);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private sealed record Pooled(ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)
    {
        public Pooled()
            : this(new ArrayBufferWriter<byte>(4096))
        {
        }

        private Pooled(ArrayBufferWriter<byte> buffer)
            : this(buffer, new Utf8JsonWriter(buffer, Options))
        {
        }
    }
}
