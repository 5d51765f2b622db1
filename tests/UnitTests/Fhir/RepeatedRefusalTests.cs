using System.Text;
using System.Text.Json;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Storage;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Fhir;

public sealed class RepeatedRefusalTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_refusal_that_is_told_again_says_the_same(bool needsConsent)
    {
        var taking = new MedicationInUse(
            new("0197f000-0000-7000-8000-0000000000aa"), "1310000023", new(DrugCodeSystem.Yj, "1149019F1560"), "見本錠", ["loxoprofen"], AdministrationRoute.Oral, new LocalDate(2026, 4, 1), new(2026, 4, 7));
        var first = PrescribingRejections.DuplicateMedication.With(new HitsToShow(2, [new(SafetyHitKind.Duplicate, 1, 1, "見本錠", "同一成分", taking)], needsConsent));
        var again = PrescribingRejections.DuplicateMedication.With(JsonSerializer.Deserialize<JsonElement>(StoredJson.Bytes(first.Details!)));
        Assert.Equal(Encoding.UTF8.GetString(OperationOutcomes.Of(first)), Encoding.UTF8.GetString(OperationOutcomes.Of(again)));
    }
}
