using System.Text.Json;
using Healthcare.Projections.Fhir;
using Hl7.Fhir.Model;
using VerifyXunit;
using Xunit;
using Task = System.Threading.Tasks.Task;

namespace Healthcare.Tests.Fhir;

public class CapabilityStatementsTests
{
    private static readonly byte[] Statement = CapabilityStatements.Of("https://example.org/fhir", "0.1.0", new(2026, 4, 1));

    [Fact]
    public Task metadata() => Verifier.Verify(JsonDocument.Parse(Statement).RootElement);

    [Fact]
    public void metadata_is_valid_r4() => Assert.IsType<CapabilityStatement>(FhirFixtures.ParseStrictly(Statement));

    [Fact]
    public void every_parameter_is_one_that_fhir_defines_for_the_type() =>
        Assert.All(FhirSearch.Parameters, type => Assert.All(type.Value.Where(p => !p.Name.StartsWith('_')), parameter =>
            Assert.Contains(ModelInfo.SearchParameters, known =>
                known.Url == parameter.Definition && known.Code == parameter.Name && known.Resource == type.Key)));

    [Fact]
    public void identifiers_never_stand_in_a_url() =>
        Assert.All(FhirSearch.Parameters.Values.SelectMany(p => p).Where(p => p.Name == "identifier"), p => Assert.True(p.PostOnly));
}
