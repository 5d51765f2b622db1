using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Healthcare.Tests.Identity;

/// <summary>A small host with nothing but identity, on a free port of its own.</summary>
internal sealed class IdentityHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private IdentityHost(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }

    public ManualTime Time => app.Services.GetRequiredService<ManualTime>();

    public static async Task<IdentityHost> StartAsync(
        IEnumerable<KeyValuePair<string, string?>> settings, string environment = "Testing")
    {
        var address = FreeAddress();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection([new("urls", address.AbsoluteUri), .. settings]);
        builder.Logging.ClearProviders();
        var time = new ManualTime();
        builder.Services.AddSingleton(time).AddSingleton<TimeProvider>(time).AddSingleton<IRejectionWriter, PlainRejections>();
        builder.AddHealthcareIdentity();

        var app = builder.Build();
        app.UseHealthcareIdentity();
        app.MapDemoIssuer();
        app.MapSignIn();
        app.MapGet("/whoami", (HttpContext context) => Results.Json(context.Caller())).RequireAuthorization();
        app.MapGet("/operators", () => "ok").RequireAuthorization(policy => policy.RequireRole("operator"));
        app.MapGet("/portal/whoami", (HttpContext context) => Results.Json(context.Caller())).RequireAuthorization();
        app.MapGet("/portal/form", (HttpContext context, IAntiforgery forms) => forms.GetAndStoreTokens(context).RequestToken).AllowAnonymous();
        await app.StartAsync();
        return new IdentityHost(app, address);
    }

    /// <summary>A browser: it keeps cookies, and follows redirects when told to.</summary>
    public HttpClient Browser(bool follow = true, CookieContainer? cookies = null) =>
        new(new HttpClientHandler { AllowAutoRedirect = follow, CookieContainer = cookies ?? new() }) { BaseAddress = Address };

    public async Task<HttpResponseMessage> GetAsync(string path, string? token)
    {
        using var client = Browser(follow: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request);
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> TokenAsync(params (string Key, string Value)[] form)
    {
        using var client = Browser(follow: false);
        using var response = await client.PostAsync(
            "/connect/token", new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))));
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
    }

    private sealed class PlainRejections : IRejectionWriter
    {
        public Task WriteAsync(HttpContext context, Rejection rejection)
        {
            context.Response.StatusCode = rejection.Kind switch
            {
                RejectionKind.Unidentified => StatusCodes.Status401Unauthorized,
                RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
                _ => StatusCodes.Status400BadRequest,
            };
            return context.Response.WriteAsJsonAsync(new { rejection.Code, rejection.Fields });
        }
    }
}

/// <summary>A clock that the test moves ahead of the machine's.</summary>
internal sealed class ManualTime : TimeProvider
{
    private TimeSpan moved;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + moved;

    public void Advance(TimeSpan by) => moved += by;
}
