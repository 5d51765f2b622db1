using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;
using Hl7.Fhir.Model;
using NodaTime;
using VerifyXunit;
using Xunit;
using static Healthcare.Tests.Fhir.FhirFixtures;
using Instant = NodaTime.Instant;
using Task = System.Threading.Tasks.Task;

namespace Healthcare.Tests.Fhir;

public sealed class AllergyResourceTests
{
    private static readonly Guid AllergyId = new("0197f000-0000-7000-8000-000000000051");

    private static readonly DrugAllergyRecorded Recorded = new(
        PersonId, AllergyId, "1310000015", "123456", new(DrugCodeSystem.Yj, "1149019F1560"), "見本錠６０ｍｇ", ["loxoprofen"], AllergyCriticality.High,
        new LocalDate(2026, 3, 30), "全身の発疹", "sample", Instant.FromUtc(2026, 4, 1, 0, 30));

    private static readonly DrugAllergyRefuted Refuted = new(PersonId, AllergyId, "1310000023", "654321", "再投与で症状なし", Instant.FromUtc(2026, 4, 2, 0, 30));

    [Fact]
    public Task a_drug_allergy() => Verifier.Verify(Json(Of(Recorded)));

    [Fact]
    public Task a_drug_allergy_that_was_refuted() => Verifier.Verify(Json(Of(Recorded, Refuted)));

    [Fact]
    public Task what_allergies_are_found_by() => Verifier.Verify(new[] { Of(Recorded), Of(Recorded, Refuted) }.Select(r => new { r.Type, r.Id, r.PersonId, r.Custodian, r.Day, r.Keys }));

    [Theory]
    [InlineData(DrugCodeSystem.Yj, "1149019F1560", "YCM1149019F1560")]
    [InlineData(DrugCodeSystem.GeneralName, "1149019F1ZZZ", "GCM1149019F1ZZZ")]
    [InlineData(DrugCodeSystem.Hot9, "100001101", "D9M000000000")]
    public void a_drug_is_coded_as_an_allergen(DrugCodeSystem system, string code, string allergen)
    {
        var resource = Assert.IsType<AllergyIntolerance>(ParseStrictly(Of(Recorded with { Drug = new(system, code), Note = null, OnsetOn = null }).Body));
        Assert.Equal(allergen, resource.Code!.Coding[0].Code);
    }

    private static FhirResource Of(params object[] events) => Assert.Single(StreamResources.Of(AllergyId, Stored(events)));
}
