using Healthcare.Host.Signatures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Healthcare.Tests.Signatures;

public sealed class SignatureSettingsTests
{
    private static readonly KeyValuePair<string, string?> Demo = new("Signatures:DemoCa:Directory", "/data");

    [Fact]
    public void the_demonstrations_authority_is_refused_in_production() =>
        Assert.Throws<InvalidOperationException>(() => Read("Production", Demo));

    [Fact]
    public void the_demonstrations_authority_is_trusted_in_production_only_when_that_is_said() =>
        Assert.Equal("/data", Read("Production", Demo, new("Signatures:DemoCa:AllowInProduction", "true")).DemoDirectory);

    [Fact]
    public void its_files_come_after_the_configured_ones()
    {
        var settings = Read("Development", Demo, new("Signatures:TrustAnchors:0", "hpki.pem"), new("Signatures:CrlFiles:0", "hpki.crl"));
        Assert.Equal(["hpki.pem", "/data/demo-signing-ca.pem"], settings.TrustAnchors);
        Assert.Equal(["hpki.crl", "/data/demo-signing-ca.crl"], settings.CrlFiles);
    }

    [Fact]
    public void the_authority_of_the_cards_signs_no_documents() =>
        Assert.Empty(Read("Development", new KeyValuePair<string, string?>("Credentials:DemoCa:Directory", "/data")).TrustAnchors);

    private static SignatureSettings Read(string environment, params KeyValuePair<string, string?>[] settings) =>
        SignatureSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new Named(environment));

    private sealed class Named(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
