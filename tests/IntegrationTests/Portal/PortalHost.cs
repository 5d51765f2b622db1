using System.Net;
using System.Net.Sockets;
using Healthcare.Host;
using Healthcare.Host.Seed;
using Healthcare.Host.Seed.Population;
using Healthcare.Projections.Portal;
using Healthcare.Tests.Signatures;
using Healthcare.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;
using Xunit;

namespace Healthcare.Tests.Portal;

/// <summary>
/// Two processes on one database: the tests write at one, as institutions do; people look at the other, which listens on a port
/// and signs them in with the demonstration issuer.
/// </summary>
public sealed class PortalHost : RunningHost
{
    private WebApplication app = null!;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where the portal listens.</summary>
    public string Address { get; } = $"http://127.0.0.1:{FreePort()}";

    /// <summary>The synthetic nation, of which card 0001 is known to the store.</summary>
    public SyntheticNation Nation { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Nation = SyntheticNation.Of(1, new Story(this).Today);
        await ActivatorUtilities.CreateInstance<Seeder>(Services).SeedAsync(Nation, 1, _ => { }, CancellationToken.None);
        await ListenAsync();
    }

    /// <inheritdoc/>
    public override async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await app.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>A browser window of its own; scripts are off, for the portal needs none.</summary>
    public async Task<IPage> OpenAsync()
    {
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = BrowserFactAttribute.Browser,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        var window = await browser.NewContextAsync(new()
        {
            BaseURL = Address,
            JavaScriptEnabled = false,
            Locale = "ja-JP",
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        window.SetDefaultTimeout(15_000);
        return await window.NewPageAsync();
    }

    /// <summary>The portal as a person gets it who brings an access token instead of a cookie.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, Guid? person = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address) };
        if (person is { } id)
            client.DefaultRequestHeaders.Authorization = new("Bearer", Tokens.OfPerson(id));
        return await client.GetAsync(path);
    }

    /// <summary>Returns when the person has a notice.</summary>
    public async Task NoticeAsync(Guid person)
    {
        var records = Services.GetRequiredService<PersonRecords>();
        for (var i = 0; i < 300; i++)
        {
            if (await records.NoticesAsync(person, 1, CancellationToken.None) is not [])
                return;
            await Task.Delay(100);
        }

        Assert.Fail("The notice did not come.");
    }

    private async Task ListenAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(Tokens.Settings())
        {
            ["Credentials:DemoCa:Directory"] = TestCards.Directory,
            ["Signatures:DemoCa:Directory"] = TestSigners.Directory,
            ["ConnectionStrings:Healthcare"] = ConnectionString,
            ["Identity:DemoIssuer:Enabled"] = "true",
            ["Identity:DemoIssuer:Issuer"] = $"{Address}/",
        });
        builder.WebHost.UseUrls(Address);
        builder.AddHealthcare();
        builder.Services.Replace(ServiceDescriptor.Singleton<NodaTime.IClock>(Clock));
        app = builder.Build().MapHealthcare();
        await app.StartAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Tests that share one portal.</summary>
[CollectionDefinition(Name)]
public sealed class PortalCollection : ICollectionFixture<PortalHost>
{
    /// <summary>Its name.</summary>
    public const string Name = "portal";
}
