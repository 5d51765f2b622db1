using System.Text;
using System.Text.Json;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;
using Hl7.Fhir.Model;
using VerifyXunit;
using Xunit;
using Task = System.Threading.Tasks.Task;

namespace Healthcare.Tests.Fhir;

public class OperationOutcomesTests
{
    private static readonly Rejection BadForm =
        new Rejection("request.invalid", RejectionKind.Invalid, "The form is wrong.", "Correct the fields.").At("lines[0].daysSupply", "must be 1 to 366");

    [Fact]
    public Task of_a_rejection_with_fields() => Verifier.Verify(JsonDocument.Parse(OperationOutcomes.Of(BadForm)).RootElement);

    [Fact]
    public Task of_issues() => Verifier.Verify(JsonDocument.Parse(OperationOutcomes.Of(
        [new FhirIssue(IssueTypes.Value, "eprescription.status", "Bundle.entry[7].resource.status", "The status must be active or completed.")])).RootElement);

    [Theory]
    [InlineData(false, "(hits: 2)")]
    [InlineData(true, "(hits: 2; details need the person's consent)")]
    public void hits_are_counted_and_not_named(bool hidden, string expected)
    {
        var hit = new SafetyHit(
            SafetyHitKind.Duplicate, 1, 1, "見本錠", "秘密錠と同一成分",
            new(Guid.Empty, "1310000015", new(DrugCodeSystem.Yj, "1149019F1560"), "秘密錠", [], AdministrationRoute.Oral, new(2026, 4, 1), new(2026, 4, 7)));
        var body = Encoding.UTF8.GetString(OperationOutcomes.Of(PrescribingRejections.DuplicateMedication.With(new HitsToShow(2, [hit], hidden))));

        Assert.Contains(expected, body);
        Assert.DoesNotContain("秘密錠", body);
    }

    [Theory]
    [InlineData(RejectionKind.Invalid, "invalid")]
    [InlineData(RejectionKind.Unidentified, "login")]
    [InlineData(RejectionKind.Forbidden, "forbidden")]
    [InlineData(RejectionKind.Missing, "not-found")]
    [InlineData(RejectionKind.Conflict, "conflict")]
    [InlineData(RejectionKind.Stale, "conflict")]
    [InlineData(RejectionKind.TooLarge, "too-long")]
    [InlineData(RejectionKind.UnsupportedMedia, "not-supported")]
    [InlineData(RejectionKind.Refused, "business-rule")]
    [InlineData(RejectionKind.Busy, "throttled")]
    [InlineData(RejectionKind.Fault, "exception")]
    public void every_kind_has_its_valid_issue_type(RejectionKind kind, string expected)
    {
        var outcome = (OperationOutcome)FhirFixtures.ParseStrictly(OperationOutcomes.Of(BadForm with { Kind = kind, Fields = [] }));

        Assert.Equal(expected, Assert.Single(outcome.Issue!).CodeElement!.JsonValue);
        Assert.Equal("request.invalid", outcome.Issue![0].Details!.Coding![0].Code);
    }
}
