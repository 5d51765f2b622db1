using System.Text;
using System.Text.Json;
using Healthcare.Application.Eligibility;
using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Storage;
using Hl7.Fhir.Model;
using VerifyXunit;
using Xunit;
using static Healthcare.Tests.Fhir.FhirFixtures;
using Coverage = Hl7.Fhir.Model.Coverage;
using Task = System.Threading.Tasks.Task;

namespace Healthcare.Tests.Fhir;

public class CheckResourceTests
{
    private static readonly Guid CheckId = new("0197f000-0000-7000-8000-000000000031");

    private static readonly CoverageTerms Limited = FhirFixtures.Coverage.Terms with
    {
        LimitCategories = [new("ウ", new(2026, 1, 1))],
        SpecifiedDiseases = [new(SpecifiedDisease.Dialysis, 10_000, new(2026, 1, 1))],
    };

    private static readonly EligibilityChecked Check = new(
        PersonId, CheckId, Clinic, VerificationMethod.Card, Today, new(EligibilityStatus.Valid, CoverageId, Limited, true, ["certificate-renewal-due"], 20),
        Morning, LocalPatientNumber: "00012345");

    private static readonly EligibilityChecked NobodyInsures = Check with { Answer = new(EligibilityStatus.NoCoverage, null, null, true, []), LocalPatientNumber = null };

    private static readonly EligibilityChecked Lapsed = Check with { Answer = new(EligibilityStatus.CertificateLapsed, null, null, false, ["certificate-lapsed"]) };

    [Fact]
    public Task a_check() => Verifier.Verify(Json(Stored(Check)));

    [Fact]
    public Task a_check_of_somebody_whom_nobody_insures() => Verifier.Verify(Json(Stored(NobodyInsures)));

    [Fact]
    public Task a_check_with_a_lapsed_certificate() => Verifier.Verify(Json(Stored(Lapsed)));

    [Fact]
    public Task an_answer_as_a_bundle() => Verifier.Verify(JsonDocument.Parse(EligibilityBundle.OfAnswer(StoredJson.Bytes(EligibilityCheckAnswer.Of(Check, [])))).RootElement);

    [Fact]
    public void the_limit_category_is_in_an_answer_that_was_agreed_to_and_never_in_the_record()
    {
        Assert.DoesNotContain("ウ", Encoding.UTF8.GetString(Stored(Check).Body), StringComparison.Ordinal);
        var told = (CoverageEligibilityResponse)((Bundle)ParseStrictly(EligibilityBundle.OfAnswer(StoredJson.Bytes(EligibilityCheckAnswer.Of(Check, [], new("ウ", [])))))).Entry[0].Resource!;
        Assert.Equal(
            [("copay-percent", "20"), ("copay-maximum", "ウ")],
            told.Insurance[0].Item.Select(item => (item.Benefit[0].Type!.Coding[0].Code!, $"{item.Benefit[0].Allowed}")));
    }

    [Fact]
    public void checks_and_answers_are_valid_r4() => Assert.All(new[] { Check, NobodyInsures, Lapsed }, check =>
    {
        var stored = Assert.IsType<CoverageEligibilityResponse>(ParseStrictly(Stored(check).Body));
        Assert.Equal($"{PersonId}-e1", stored.Id);
        Assert.Equal(check.Answer.Terms is null ? 0 : 1, stored.Contained.Count);
        Assert.Equal(check.Answer.Terms is null ? [] : ["#coverage"], stored.Insurance.Select(one => one.Coverage!.Reference));

        var bundle = Assert.IsType<Bundle>(ParseStrictly(EligibilityBundle.OfAnswer(StoredJson.Bytes(EligibilityCheckAnswer.Of(check, [])))));
        var told = Assert.IsType<CoverageEligibilityResponse>(bundle.Entry[0].Resource);
        Assert.Equal(bundle.Entry.Skip(1).Select(entry => entry.FullUrl), told.Insurance.Select(one => one.Coverage!.Reference));
        Assert.All(bundle.Entry.Skip(1), entry => Assert.IsType<Coverage>(entry.Resource));
    });

    [Fact]
    public void a_check_is_a_record_of_the_institution_that_made_it_and_found_by_its_day()
    {
        var resource = Stored(Check);
        Assert.Equal((PersonId, Clinic, Today, 1), (resource.PersonId, resource.Custodian, resource.Day, resource.Version));
        Assert.Equal(["status=active"], resource.Keys);
    }

    [Fact]
    public void a_later_check_leaves_the_resource_of_an_earlier_one_as_it_is()
    {
        var stream = StreamResources.Of(PersonId, FhirFixtures.Stored(Check, Check with { CheckId = PersonId }));
        Assert.Equal([$"{PersonId}-e1", $"{PersonId}-e2"], stream.Select(resource => resource.Id));
        Assert.Equal(Encoding.UTF8.GetString(Stored(Check).Body), Encoding.UTF8.GetString(stream[0].Body));
        Assert.Equal([1L, 2L], stream.Select(resource => resource.Version!.Value));
    }

    private static FhirResource Stored(EligibilityChecked check) => Assert.Single(StreamResources.Of(PersonId, FhirFixtures.Stored(check)));
}
