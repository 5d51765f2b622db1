using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Healthcare.Application;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Domain.Shared;

namespace Healthcare.Host.Http.Guard;

/// <summary>
/// CSV (RFC 4180, but no line break inside quotes, so that one bad quote spoils one line and no line can grow without end): the first line names the
/// columns; each other becomes the JSON object that NDJSON would have had, all members text, an empty unquoted field no member. It is guarded as such.
/// </summary>
internal static class CsvLines
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public static async IAsyncEnumerable<JobLine> ReadAsync(IAsyncEnumerable<ReadOnlyMemory<byte>?> lines, IReadOnlyCollection<string> members, Action<Rejection> refuse)
    {
        List<string?>? header = null;
        var json = new ArrayBufferWriter<byte>();
        await foreach (var line in lines)
        {
            if (header is not null)
            {
                yield return Line(header, line, json);
            }
            else
            {
                header = line is { } bytes ? CsvRecord.Read(TextOf(WithoutMark(bytes))) : null;
                if (HeaderRefusal(header, members) is { } refusal)
                {
                    refuse(refusal);
                    yield break;
                }
            }
        }
    }

    private static Rejection? HeaderRefusal(List<string?>? header, IReadOnlyCollection<string> members) =>
        header is null || header.Any(string.IsNullOrEmpty) || header.Distinct().Count() != header.Count ? JobsRejections.MalformedHeader.At("header", "each column named once")
        : header.Any(MyNumber.AppearsIn) ? RequestRejections.MyNumber.At("header", "without-my-number")
        : header.FirstOrDefault(name => !members.Contains(name!)) is not null ? JobsRejections.MalformedHeader.At("header", $"only {string.Join(", ", members)}")
        : null;

    private static JobLine Line(List<string?> header, ReadOnlyMemory<byte>? line, ArrayBufferWriter<byte> json)
    {
        if (line is not { } bytes)
            return new(string.Empty, JobsRejections.LineTooLong);
        if (!Utf8.IsValid(bytes.Span))
            return new(string.Empty, JobsRejections.MalformedLine.At("$", "utf-8"));
        if (CsvRecord.Read(TextOf(bytes)) is not { } fields || fields.Count != header.Count)
            return new(string.Empty, JobsRejections.MalformedLine.At("$", $"{header.Count} fields"));

        json.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(json, new() { Encoder = StrictJson.Options.Encoder }))
            Write(writer, header, fields);
        return JsonLines.Guarded(json.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter writer, List<string?> header, List<string?> fields)
    {
        writer.WriteStartObject();
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i] is { } value)
                writer.WriteString(header[i]!, value);
        }

        writer.WriteEndObject();
    }

    private static string TextOf(ReadOnlyMemory<byte> line) => Encoding.UTF8.GetString(line.Span);

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> line) => line.Span.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line;
}
