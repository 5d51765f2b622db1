using Healthcare.Host.Cards;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Healthcare.Tests.Cards;

public sealed class CardSettingsTests
{
    private static readonly KeyValuePair<string, string?> Demo = new("Credentials:DemoCa:Directory", "/data");

    [Fact]
    public void the_demonstrations_issuer_is_refused_in_production() =>
        Assert.Throws<InvalidOperationException>(() => Read("Production", Demo));

    [Fact]
    public void the_demonstrations_issuer_is_trusted_in_production_only_when_that_is_said() =>
        Assert.Equal("/data", Read("Production", Demo, new("Credentials:DemoCa:AllowInProduction", "true")).DemoDirectory);

    [Fact]
    public void its_files_come_after_the_configured_ones()
    {
        var settings = Read("Development", Demo, new("Credentials:TrustAnchors:0", "jpki.pem"), new("Credentials:CrlFiles:0", "jpki.crl"));
        Assert.Equal(["jpki.pem", "/data/demo-ca.pem"], settings.TrustAnchors);
        Assert.Equal(["jpki.crl", "/data/demo-ca.crl"], settings.CrlFiles);
    }

    [Fact]
    public void nothing_is_trusted_unless_it_is_configured() => Assert.Empty(Read("Production").TrustAnchors);

    private static CardSettings Read(string environment, params KeyValuePair<string, string?>[] settings) =>
        CardSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new Named(environment));

    private sealed class Named(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
