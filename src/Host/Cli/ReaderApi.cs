using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Cli;

/// <summary>The program as a card reader calls it: over HTTP, with its institution's token.</summary>
internal sealed class ReaderApi(HttpClient http)
{
    /// <summary>Signs in at the demonstration's issuer.</summary>
    public static async Task<ReaderApi> SignInAsync(HttpClient http, string client, string secret)
    {
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", client), new("client_secret", secret)]);
        using var answer = await http.PostAsync("connect/token", form);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(http);
    }

    /// <summary>Posts; the answer's JSON, and whether it is a success.</summary>
    public async Task<(bool Done, JsonElement Body)> PostAsync(string path, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Idempotency-Key", $"reader-{Guid.CreateVersion7():N}");
        if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType(), options: StoredJson.Options);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsByteArrayAsync();
        return (answer.IsSuccessStatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
