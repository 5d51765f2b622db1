using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Fhir;
using VerifyXunit;
using Xunit;
using static Healthcare.Tests.Fhir.FhirFixtures;
using Duration = NodaTime.Duration;
using FhirConsent = Hl7.Fhir.Model.Consent;
using Task = System.Threading.Tasks.Task;

namespace Healthcare.Tests.Fhir;

public sealed class ConsentResourceTests
{
    [Fact]
    public Task a_consent_that_was_withdrawn() => Verifier.Verify(Json(ConsentStream[0]));

    [Fact]
    public Task an_oral_consent() => Verifier.Verify(Json(ConsentStream[1]));

    [Fact]
    public Task what_consents_are_found_by() =>
        Verifier.Verify(ConsentStream.Select(r => new { r.Type, r.Id, r.PersonId, r.Custodian, r.Day, r.Keys }));

    [Fact]
    public void every_consent_is_valid_r4() => Assert.All(
        Streams.SelectMany(events => StreamResources.Of(Consents.StreamOf(PersonId), Stored(events))),
        resource => Assert.Equal(resource.Id, Assert.IsType<FhirConsent>(ParseStrictly(resource.Body)).Id));

    [Fact]
    public void a_consent_is_active_until_somebody_ends_it_and_its_period_says_when_it_runs_out()
    {
        var given = Parsed(AtReader);
        Assert.Equal(FhirConsent.ConsentState.Active, given[0].Status);
        Assert.Equal("2026-04-02T09:30:00+09:00", given[0].Provision!.Period!.End);

        var withdrawn = Parsed(AtReader, Withdrawn);
        Assert.Equal(FhirConsent.ConsentState.Inactive, withdrawn[0].Status);
        Assert.Equal("2026-04-01T10:30:00+09:00", withdrawn[0].Provision!.Period!.End);
    }

    [Fact]
    public void a_discharge_makes_it_inactive() =>
        Assert.Equal(FhirConsent.ConsentState.Inactive, Parsed(AtReader, new ConsentEndedAtDischarge(PersonId, AtReader.ConsentId, Morning))[0].Status);

    [Fact]
    public void an_id_that_is_used_again_names_the_last_consent()
    {
        var again = AtReader with { GivenAt = AtReader.Until, Until = AtReader.Until + Duration.FromHours(24) };
        var parsed = Parsed(AtReader, again, Withdrawn with { WithdrawnAt = again.GivenAt + Duration.FromHours(1) });
        Assert.Equal([FhirConsent.ConsentState.Active, FhirConsent.ConsentState.Inactive], parsed.Select(consent => consent.Status!.Value));
    }

    [Fact]
    public void each_kind_has_its_code() =>
        Assert.Equal(
            ["drugs", "surgery", "check-ups", "copay-limit"],
            Parsed(AtReader with { Kinds = Enum.GetValues<InformationKind>() })[0].Provision!.Code!.Select(code => code.Coding![0].Code));

    [Fact]
    public void every_event_of_a_consent_is_declared() =>
        Assert.All(
            new[] { typeof(ConsentGiven), typeof(ConsentWithdrawn), typeof(ConsentEndedAtDischarge) },
            type => Assert.Contains(type, StreamResources.EventTypes));

    private static IEnumerable<object[]> Streams =>
    [
        [AtReader, Orally, Withdrawn],
        [AtReader with { Purpose = null, Term = null, Channel = ConsentChannel.Portal }],
        .. Enum.GetValues<InformationKind>().Select(kind => new object[] { AtReader with { Kinds = [kind] } }),
        [AtReader with { Term = ConsentTerm.InpatientStay }, new ConsentEndedAtDischarge(PersonId, AtReader.ConsentId, Morning)],
    ];

    private static List<FhirConsent> Parsed(params object[] events) =>
        [.. StreamResources.Of(Consents.StreamOf(PersonId), Stored(events)).Select(resource => (FhirConsent)ParseStrictly(resource.Body))];
}
