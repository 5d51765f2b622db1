using System.Text.Json;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Eligibility;

/// <summary>限度額適用区分 and 特定疾病 are told only with a consent of their own.</summary>
[Collection(HostCollection.Name)]
public sealed class LimitsShownTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task limits_are_told_from_the_consent_on_and_to_that_institution_only()
    {
        var insured = await LimitedAsync();
        Assert.Null(LimitsOf(await story.CheckAsync(insured)));
        Assert.Equal("ウ dialysis 10000", LimitsOf(await story.CheckAsync(insured, consents: [InformationKind.CopayLimit])));
        Assert.Equal("ウ dialysis 10000", LimitsOf(await story.CheckAsync(insured)));
        Assert.Null(LimitsOf(await story.CheckAsync(insured, Story.OtherClinic)));
    }

    [Fact]
    public async Task another_consent_does_not_open_the_limits()
    {
        var insured = await LimitedAsync();
        Assert.Null(LimitsOf(await story.CheckAsync(insured, consents: [InformationKind.Drugs])));
    }

    private async Task<Insured> LimitedAsync()
    {
        var insured = await story.InsureAsync();
        var coverage = (await story.CheckAsync(insured)).Body.GetProperty("coverageId").GetGuid();
        Story.Done(await story.As(Role.Insurer, Story.Insurer).PostAsync("/coverage-changes", new ChangeCoverage(
            insured.PersonId, coverage, story.Today.PlusDays(-30),
            LimitCategories: [new("ウ", story.Today.PlusDays(-30))],
            SpecifiedDiseases: [new(SpecifiedDisease.Dialysis, 10_000, story.Today.PlusDays(-30)), new(SpecifiedDisease.Hiv, 10_000, story.Today.PlusDays(1))]), $"{Guid.NewGuid()}"));
        return insured;
    }

    private static string? LimitsOf(Answer answer)
    {
        if (!answer.Body.TryGetProperty("limits", out var limits) || limits.ValueKind == JsonValueKind.Null)
            return null;

        var diseases = limits.GetProperty("specifiedDiseases").EnumerateArray().Select(one => $"{one.GetProperty("disease").GetString()} {one.GetProperty("monthlyLimitYen").GetInt32()}");
        return $"{limits.GetProperty("limitCategory").GetString()} {string.Join(' ', diseases)}";
    }
}
