using System.Reflection;
using Xunit;

namespace Healthcare.Tests.Architecture;

/// <summary>Host → Projections → Application → Domain, and each knows only the tools of its own layer.</summary>
public sealed class LayerTests
{
    [Fact]
    public void the_domain_knows_only_noda_time() =>
        AssertKnows(Code.Domain, name => Runtime(name) || name == "NodaTime", "move what needs another package to Application or Projections");

    [Fact]
    public void the_application_knows_no_database_web_server_or_fhir_library() =>
        AssertKnows(
            Code.Application,
            name => !Is(name, "Marten", "Npgsql", "Weasel", "Microsoft.AspNetCore", "Hl7", "Firely", "OpenIddict", "OpenTelemetry") && name is not "Healthcare.Projections" and not "Healthcare.Host",
            "declare an interface in Application and implement it in Projections or Host");

    [Fact]
    public void projections_know_no_web_server() =>
        AssertKnows(
            Code.Projections, name => !Is(name, "Microsoft.AspNetCore", "OpenIddict") && name != "Healthcare.Host", "return a value and let Host write it as a response");

    private static void AssertKnows(Assembly assembly, Func<string, bool> allowed, string instead)
    {
        var wrong = assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !allowed(name)).ToList();
        Assert.True(wrong.Count == 0, $"{assembly.GetName().Name} must not reference {string.Join(", ", wrong)}: {instead}.");
    }

    private static bool Runtime(string name) => name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "netstandard" or "mscorlib";

    private static bool Is(string name, params string[] libraries) =>
        libraries.Any(library => name == library || name.StartsWith($"{library}.", StringComparison.Ordinal));
}
