using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Healthcare.Tests.Support;

/// <summary>One server-sent event.</summary>
public sealed record ServerSentEvent(long Id, string Name, JsonElement Data);

/// <summary>Reads an open stream of server-sent events.</summary>
public sealed class EventStreamReader(HttpResponseMessage response) : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60); // An upper bound, never a measure.
    private StreamReader? lines;

    /// <summary>The status.</summary>
    public int Status => (int)response.StatusCode;

    /// <summary>The next event, comments passed over; null when the stream has ended.</summary>
    public async Task<ServerSentEvent?> NextAsync()
    {
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        lines ??= new(await response.Content.ReadAsStreamAsync());
        Dictionary<string, string> fields = [];
        while (await lines.ReadLineAsync().WaitAsync(Longest) is { } line)
        {
            if (line.Length == 0 && fields.Count > 0)
                return new(long.Parse(fields["id"], CultureInfo.InvariantCulture), fields["event"], JsonDocument.Parse(fields["data"]).RootElement);
            if (line.Length > 0 && line[0] != ':' && line.Split(": ", 2) is [var name, var value])
                fields[name] = value;
        }

        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lines?.Dispose();
        response.Dispose();
        return ValueTask.CompletedTask;
    }
}
