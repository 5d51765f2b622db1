using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Healthcare.Projections.Storage;

namespace Healthcare.Tests.Support;

/// <summary>An answer over HTTP: its status, headers and JSON.</summary>
public sealed record Answer(int Status, JsonElement Body, HttpResponseHeaders Headers, string Text, string? ContentType = null)
{
    /// <summary>The code of the refusal.</summary>
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;
}

/// <summary>Calls the API in somebody's name.</summary>
public sealed class Api(HttpClient client, string token)
{
    private const string EventStream = "text/event-stream";

    /// <summary>Posts a command.</summary>
    public Task<Answer> PostAsync(string path, object body, string? key = null, string? ifMatch = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body, options: StoredJson.Options), key, ifMatch);

    /// <summary>Posts a command and asks for an answer of this kind.</summary>
    public async Task<Answer> PostForAsync(string accept, string path, object body)
    {
        client.DefaultRequestHeaders.Accept.ParseAdd(accept);
        var answer = await PostAsync(path, body);
        client.DefaultRequestHeaders.Accept.Clear();
        return answer;
    }

    /// <summary>Opens a stream of events.</summary>
    public async Task<EventStreamReader> OpenAsync(string path, long? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", token);
        if (lastEventId is { } last)
            request.Headers.Add("Last-Event-ID", $"{last}");
        return new(await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
    }

    /// <summary>Posts these very bytes.</summary>
    public Task<Answer> PostRawAsync(string path, byte[] body, string contentType = "application/json", string? key = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return SendAsync(HttpMethod.Post, path, content, key, null);
    }

    /// <summary>Reads.</summary>
    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null, null);

    /// <summary>Sends anything.</summary>
    public Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content) => SendAsync(method, path, content, null, null);

    private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string? key, string? ifMatch)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token.Length > 0)
            request.Headers.Authorization = new("Bearer", token);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var text = response.Content.Headers.ContentType?.MediaType == EventStream ? string.Empty : await response.Content.ReadAsStringAsync(); // One that never ends.
        var json = response.Content.Headers.ContentType?.MediaType is { } media && media.Contains("json", StringComparison.Ordinal) && !media.Contains("ndjson", StringComparison.Ordinal) && text.Length > 0;
        return new((int)response.StatusCode, json ? JsonDocument.Parse(text).RootElement : default, response.Headers, text, response.Content.Headers.ContentType?.MediaType);
    }
}
