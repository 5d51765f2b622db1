using System.Text;
using Healthcare.Application;
using Healthcare.Application.Jobs;

namespace Healthcare.Host.Http.Guard;

/// <summary>NDJSON: each line is guarded as a body of plain JSON would be. What is refused is not kept.</summary>
internal static class JsonLines
{
    public static async IAsyncEnumerable<JobLine> ReadAsync(IAsyncEnumerable<ReadOnlyMemory<byte>?> lines)
    {
        await foreach (var line in lines)
            yield return line is { } bytes ? Guarded(bytes) : new(string.Empty, JobsRejections.LineTooLong);
    }

    /// <summary>The line, or why not.</summary>
    public static JobLine Guarded(ReadOnlyMemory<byte> line) =>
        line.IsEmpty ? new(string.Empty, RequestRejections.MalformedJson.At("$", "one JSON object"))
        : JsonGuard.RefusalOfLine(line) is { } refusal ? new(string.Empty, refusal)
        : new(Encoding.UTF8.GetString(line.Span));
}
