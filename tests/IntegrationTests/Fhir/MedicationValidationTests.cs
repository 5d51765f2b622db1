using System.Text;
using Healthcare.Application.Identity;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Fhir;

[Collection(HostCollection.Name)]
public sealed class MedicationValidationTests(RunningHost host)
{
    private const string Fhir = "application/fhir+json";
    private readonly Story story = new(host);

    [Fact]
    public async Task content_that_breaks_a_rule_is_told_the_rule_and_the_place()
    {
        var answer = Story.Done(await story.Doctor(Story.Clinic).PostRawAsync("/fhir/MedicationRequest/$validate", Drug("2"), Fhir));

        Assert.Equal(200, answer.Status);
        Assert.Equal("OperationOutcome", answer.Body.GetProperty("resourceType").GetString());
        Assert.Contains("jp-core.repeated", answer.Text, StringComparison.Ordinal);
        Assert.Contains("MedicationRequest.identifier.where", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task nothing_is_stored()
    {
        var before = await EventsAsync();
        Story.Done(await story.Doctor(Story.Clinic).PostRawAsync("/fhir/MedicationRequest/$validate", Drug("1"), Fhir));
        Assert.Equal(before, await EventsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"resourceType\":\"MedicationRequest\",\"contained\":{\"resourceType\":\"Practitioner\",\"id\":\"d\"}}")]
    [InlineData("{\"resourceType\":\"Patient\",\"id\":\"1\"}")]
    public async Task content_that_is_no_drug_is_no_fault_of_the_server(string json)
    {
        var answer = await story.Doctor(Story.Clinic).PostRawAsync("/fhir/MedicationDispense/$validate", Encoding.UTF8.GetBytes(json), Fhir);

        Assert.True(answer.Status < 500, answer.Text);
        Assert.Equal("OperationOutcome", answer.Body.GetProperty("resourceType").GetString());
    }

    [Fact]
    public async Task a_researcher_may_not_ask() =>
        Assert.Equal(403, (await story.As(Role.Researcher).PostRawAsync("/fhir/MedicationRequest/$validate", Drug("1"), Fhir)).Status);

    private async Task<int> EventsAsync() =>
        (await host.Rows.ListAsync("select count(*)::int from healthcare.mt_events", reader => reader.GetInt32(0)))[0];

    private static byte[] Drug(string orders) => Encoding.UTF8.GetBytes($$$"""
        {"resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"reference":"Patient/1"},"authoredOn":"2026-04-01",
        "identifier":[{"system":"http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber","value":"1"},
        {"system":"http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex","value":"1"}
        {{{(orders == "2" ? ",{\"system\":\"http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex\",\"value\":\"2\"}" : string.Empty)}}}],
        "medicationCodeableConcept":{"coding":[{"system":"http://capstandard.jp/iyaku.info/CodeSystem/YJ-code","code":"1149037F1020","display":"セレコックス錠１００ｍｇ"}]},
        "dosageInstruction":[{"text":"１日２回"}],
        "dispenseRequest":{"quantity":{"value":14,"unit":"錠","system":"http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code","code":"TAB"},
        "expectedSupplyDuration":{"value":7,"unit":"日","system":"http://unitsofmeasure.org","code":"d"} } }
        """);
}
