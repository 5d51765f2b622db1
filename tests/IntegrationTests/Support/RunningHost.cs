using Alba;
using Healthcare.Host;
using Healthcare.Tests.Identity;
using Healthcare.Tests.Signatures;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Support;

/// <summary>The whole program on a database of its own, its tokens minted by the tests.</summary>
public class RunningHost : IAsyncLifetime
{
    /// <summary>The program.</summary>
    public IAlbaHost Alba { get; private set; } = null!;

    /// <summary>Its services.</summary>
    public IServiceProvider Services => Alba.Services;

    /// <summary>The issuer it trusts.</summary>
    public TestTokens Tokens { get; } = new();

    /// <summary>Its clock.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>What it logs, at the levels of the product.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>Its database.</summary>
    public string ConnectionString { get; private set; } = string.Empty;

    /// <summary>The same, seen from outside.</summary>
    public Rows Rows => new(ConnectionString);

    /// <inheritdoc/>
    public virtual async Task InitializeAsync()
    {
        ConnectionString = await TestDatabase.CreateAsync();
        Alba = await StartAsync(ConnectionString);
    }

    /// <inheritdoc/>
    public virtual async Task DisposeAsync()
    {
        await Alba.DisposeAsync();
        Tokens.Dispose();
    }

    /// <summary>A second process on the same database, as far as the database can tell.</summary>
    public async Task<IAlbaHost> StartAsync(string connectionString) =>
        await AlbaHost.For(Builder(connectionString), app => app.MapHealthcare());

    /// <summary>The program as it is built, before it runs.</summary>
    public WebApplicationBuilder Builder(string connectionString)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(Tokens.Settings())
        {
            ["ConnectionStrings:Healthcare"] = connectionString,
            ["Credentials:DemoCa:Directory"] = TestCards.Directory,
            ["Signatures:DemoCa:Directory"] = TestSigners.Directory,
        });
        Configure(builder);
        builder.AddHealthcare();
        builder.Services.Replace(ServiceDescriptor.Singleton<IClock>(Clock));
        builder.Services.Replace(ServiceDescriptor.Singleton<Application.Prescribing.IDraw, TestDraw>());
        builder.Logging.AddProvider(Log);
        return builder;
    }

    /// <summary>What a fixture sets beside.</summary>
    protected virtual void Configure(WebApplicationBuilder builder)
    {
    }
}

/// <summary>Tests that share one host.</summary>
[CollectionDefinition(Name)]
public sealed class HostCollection : ICollectionFixture<RunningHost>
{
    /// <summary>Its name.</summary>
    public const string Name = "host";
}
