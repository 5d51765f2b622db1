using System.Text.Json;
using Healthcare.Application.Eligibility;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Eligibility;

/// <summary>A check as FHIR: at once as the answer, later as a record of the institution that made it.</summary>
[Collection(HostCollection.Name)]
public sealed class CheckFhirTests(RunningHost host)
{
    private const string Fhir = "application/fhir+json";
    private readonly Story story = new(host);

    [Fact]
    public async Task whoever_prefers_fhir_is_answered_a_bundle()
    {
        var insured = await story.InsureAsync();
        var answer = Story.Done(await story.Clerk().PostForAsync($"application/json;q=0.5, {Fhir}", "/eligibility-checks", await story.ShowAsync(insured.CardSerial)));

        Assert.Equal(Fhir, answer.ContentType);
        var (response, coverage) = (Resource(answer, 0), Resource(answer, 1));
        Assert.Equal(("CoverageEligibilityResponse", "Coverage"), (response.GetProperty("resourceType").GetString(), coverage.GetProperty("resourceType").GetString()));
        Assert.Equal($"Patient/{insured.PersonId}", response.GetProperty("patient").GetProperty("reference").GetString());
        Assert.Equal(
            answer.Body.GetProperty("entry")[1].GetProperty("fullUrl").GetString(), response.GetProperty("insurance")[0].GetProperty("coverage").GetProperty("reference").GetString());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json, application/fhir+json")]
    [InlineData("*/*")]
    public async Task whoever_does_not_is_answered_json(string accept)
    {
        var insured = await story.InsureAsync();
        Assert.Equal("application/json", Story.Done(await story.Clerk().PostForAsync(accept, "/eligibility-checks", await story.ShowAsync(insured.CardSerial))).ContentType);
    }

    [Fact]
    public async Task a_refusal_to_whoever_prefers_fhir_is_an_operation_outcome()
    {
        var answer = await story.Clerk().PostForAsync(Fhir, "/eligibility-checks", await story.ShowAsync("00ff00ff00ff"));
        Assert.Equal((404, Fhir, "OperationOutcome"), (answer.Status, answer.ContentType, answer.Body.GetProperty("resourceType").GetString()));
    }

    [Fact]
    public async Task a_check_is_shown_to_the_person_and_to_the_institution_that_made_it_only()
    {
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured);
        await story.CheckAsync(insured, Story.OtherClinic);
        await FhirModel.UpToDateAsync(host);
        var path = $"/fhir/CoverageEligibilityResponse?patient={insured.PersonId}&status=active&created={story.Today:yyyy-MM-dd}";

        Assert.Equal([Story.Clinic, Story.OtherClinic], Requestors(await story.Person(insured.PersonId).GetAsync(path)));
        Assert.Equal([Story.Clinic], Requestors(await story.Clerk().GetAsync(path)));
        Assert.Equal([Story.OtherClinic], Requestors(await story.Doctor(Story.OtherClinic).GetAsync(path)));
        Assert.Empty(Requestors(await story.Pharmacist().GetAsync(path)));
        Assert.Empty(Requestors(await story.Clerk().GetAsync(path.Replace("created=", "created=lt", StringComparison.Ordinal))));
        Assert.Equal(403, (await story.Person(Guid.CreateVersion7()).GetAsync(path)).Status);

        var others = $"/fhir/CoverageEligibilityResponse/{insured.PersonId}-e2";
        Assert.Equal(200, (await story.Clerk(Story.OtherClinic).GetAsync(others)).Status);
        Assert.Equal(403, (await story.Clerk().GetAsync(others)).Status);
        Assert.Equal(
            ("Clerk", Story.Clinic, "read:Checks", "request.forbidden"),
            (await host.Rows.AccessesOfAsync(insured.PersonId)).Select(access => (access.Role, access.Institution, access.Action, access.Outcome)).Last());
    }

    private static JsonElement Resource(Answer answer, int entry) => answer.Body.GetProperty("entry")[entry].GetProperty("resource");

    private static List<string?> Requestors(Answer answer) =>
    [
        .. Story.Done(answer).Body.GetProperty("entry").EnumerateArray()
            .Select(entry => entry.GetProperty("resource").GetProperty("requestor").GetProperty("identifier").GetProperty("value").GetString()),
    ];
}
