using System.Text.Json;
using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Cards;

/// <summary>Cards over HTTP: what a reader, a portal and a municipality send, and what a check then says.</summary>
[Collection(HostCollection.Name)]
public sealed class CardTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task a_card_is_checked_by_its_signature_over_a_challenge()
    {
        var insured = await story.InsureAsync();
        var answer = await story.CheckAsync(insured);
        Assert.Equal("valid", answer.Body.GetProperty("status").GetString());
        Assert.True(answer.Body.GetProperty("medicalInformation").GetBoolean());
        Assert.Equal("card", (await CheckEventsAsync(insured)).Single().GetProperty("method").GetString());
    }

    [Fact]
    public async Task a_card_without_a_proof_is_refused_by_the_form()
    {
        var insured = await story.InsureAsync();
        var answer = await story.Clerk().PostAsync("/eligibility-checks", new CheckEligibility(Guid.CreateVersion7(), new(Card: new(insured.CardSerial))));
        Assert.Equal((400, "proof"), (answer.Status, answer.Body.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Fact]
    public async Task a_retry_with_the_same_key_is_answered_the_same_and_the_challenge_serves_no_other_check()
    {
        var insured = await story.InsureAsync();
        var check = await story.ShowAsync(insured.CardSerial);
        var first = Story.Done(await story.Clerk().PostAsync("/eligibility-checks", check));
        var again = Story.Done(await story.Clerk().PostAsync("/eligibility-checks", check));
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(["true"], again.Headers.GetValues("Idempotency-Replayed"));

        Assert.Equal("eligibility.challenge-used", (await story.Clerk().PostAsync("/eligibility-checks", check with { CheckId = Guid.CreateVersion7() })).Code);
        Assert.Single(await CheckEventsAsync(insured));
    }

    [Fact]
    public async Task of_checks_that_use_one_challenge_at_once_one_passes()
    {
        var insured = await story.InsureAsync();
        var check = await story.ShowAsync(insured.CardSerial);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => story.Clerk().PostAsync("/eligibility-checks", check with { CheckId = Guid.CreateVersion7() })));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal("eligibility.challenge-used", answer.Code));
    }

    [Fact]
    public async Task a_challenge_goes_to_no_other_institution_and_no_other_card()
    {
        var (insured, other) = (await story.InsureAsync(), await story.InsureAsync());
        var check = await story.ShowAsync(insured.CardSerial);
        Assert.Equal("eligibility.challenge-of-another", (await story.Clerk(Story.OtherClinic).PostAsync("/eligibility-checks", check)).Code);
        var swapped = check with { CheckId = Guid.CreateVersion7(), Person = new(Card: new(other.CardSerial)) };
        Assert.Equal("eligibility.proof-of-another-card", (await story.Clerk().PostAsync("/eligibility-checks", swapped)).Code);
    }

    [Fact]
    public async Task a_challenge_is_for_those_who_check_and_for_the_person()
    {
        var insured = await story.InsureAsync();
        Story.Done(await story.Person(insured.PersonId).PostRawAsync("/card-challenges", []));
        Assert.Equal("request.forbidden", (await story.As(Role.Insurer, Story.Insurer).PostRawAsync("/card-challenges", [])).Code);
    }

    [Fact]
    public async Task a_card_suspended_at_three_on_new_years_day_proves_nothing_at_once()
    {
        var insured = await story.InsureAsync();
        var newYear = new LocalDate(story.Today.Year + 1, 1, 1).AtMidnight().WithOffset(Offset.FromHours(9)).ToInstant() + Duration.FromHours(3);
        using (host.Clock.Move(newYear - host.Clock.GetCurrentInstant()))
        {
            Story.Done(await story.CheckAsync(insured));
            Story.Done(await SendAsync(story.Person(insured.PersonId), "/card-suspensions", new SuspendCard(insured.PersonId, insured.CertificateId, CardReason.Stolen)));
            Assert.Equal("eligibility.card-suspended", (await story.TryCheckAsync(insured)).Code);
            var card = (await story.Person(insured.PersonId).GetAsync($"/insured-persons/{insured.PersonId}/credentials")).Body[0];
            Assert.Equal(("suspended", "valid", $"{insured.CertificateId}"), (Text("status"), Text("standing"), Text("certificateId")));

            string? Text(string name) => card.GetProperty(name).GetString();

            Story.Done(await SendAsync(story.As(Role.Municipality, "131016"), "/card-resumptions", new ResumeCard(insured.PersonId, insured.CertificateId)));
            Story.Done(await story.CheckAsync(insured));
        }
    }

    [Fact]
    public async Task a_renewed_card_works_with_its_new_certificate_only_and_a_reissued_one_likewise()
    {
        var insured = await story.InsureAsync();
        var town = story.As(Role.Municipality, "131016");
        var (renewed, reissued) = ($"{Guid.NewGuid():N}", $"{Guid.NewGuid():N}");
        Story.Done(await SendAsync(town, "/certificate-renewals", new RenewCertificate(insured.PersonId, insured.CertificateId, renewed, story.Today.PlusYears(5))));
        Assert.Equal("eligibility.card-superseded", (await story.TryCheckAsync(insured)).Code);
        Story.Done(await story.TryCheckAsync(insured, serial: renewed, validThrough: story.Today.PlusYears(5)));

        Story.Done(await SendAsync(town, "/card-revocations", new RevokeCard(insured.PersonId, insured.CertificateId, CardReason.Lost)));
        Assert.Equal("eligibility.card-revoked", (await story.TryCheckAsync(insured, serial: renewed)).Code);
        Story.Done(await SendAsync(town, "/card-reissues", new ReissueCard(insured.PersonId, insured.CertificateId, reissued, story.Today.PlusYears(5), CardReason.Lost)));
        Story.Done(await story.TryCheckAsync(insured, serial: reissued));
        Assert.Equal("eligibility.card-superseded", (await story.TryCheckAsync(insured, serial: renewed)).Code);
    }

    [Fact]
    public async Task a_smartphone_is_a_credential_of_its_own()
    {
        var insured = await story.InsureAsync();
        var (phone, serial) = (Guid.CreateVersion7(), $"{Guid.NewGuid():N}");
        Story.Done(await story.Town.PostAsync(
            "/card-certificates", new LinkCardCertificate(insured.PersonId, phone, serial, story.Today.PlusYears(2), CredentialKind.Smartphone, UseRegistration: false)));
        Assert.Equal("eligibility.use-not-registered", (await story.TryCheckAsync(insured, serial: serial)).Code);
        Story.Done(await SendAsync(story.Person(insured.PersonId), "/card-use-registrations", new RegisterCardUse(insured.PersonId, phone)));
        Story.Done(await story.TryCheckAsync(insured, serial: serial));
        Assert.Equal("smartphone", (await CheckEventsAsync(insured)).Single().GetProperty("method").GetString());

        Story.Done(await SendAsync(story.As(Role.Operator), "/card-revocations", new RevokeCard(insured.PersonId, phone, CardReason.Lost)));
        Assert.Equal("eligibility.card-revoked", (await story.TryCheckAsync(insured, serial: serial)).Code);
        Story.Done(await story.CheckAsync(insured));
        Story.Done(await SendAsync(story.Person(insured.PersonId), "/card-use-withdrawals", new WithdrawCardUse(insured.PersonId, insured.CertificateId)));
        Assert.Equal("eligibility.use-not-registered", (await story.TryCheckAsync(insured)).Code);
    }

    [Fact]
    public async Task a_person_links_only_what_is_proven_to_be_at_hand_and_a_challenge_serves_one_link()
    {
        var insured = await story.InsureAsync();
        var (person, serial, last) = (story.Person(insured.PersonId), $"{Guid.NewGuid():N}", story.Today.PlusYears(2));
        var link = new LinkCardCertificate(insured.PersonId, Guid.CreateVersion7(), serial, last);
        var challenge = await Story.ChallengeAsync(person);
        var proof = TestCards.Authority.Prove(serial, last, challenge, HolderVerification.Pin);

        Assert.Equal("eligibility.proof-required", (await SendAsync(person, "/card-certificates", link)).Code);
        Assert.Equal("eligibility.proof-of-another-card", (await SendAsync(person, "/card-certificates", link with { Proof = proof, CertificateSerial = $"{Guid.NewGuid():N}" })).Code);
        Assert.Equal("eligibility.certificate-date-differs", (await SendAsync(person, "/card-certificates", link with { Proof = proof, ValidThrough = last.PlusDays(1) })).Code);
        var ofClinic = TestCards.Authority.Prove(serial, last, await Story.ChallengeAsync(story.Clerk()), HolderVerification.Pin);
        Assert.Equal("eligibility.challenge-of-another", (await SendAsync(person, "/card-certificates", link with { Proof = ofClinic })).Code);
        Story.Done(await SendAsync(person, "/card-certificates", link with { Proof = proof }));
        Story.Done(await story.TryCheckAsync(insured, serial: serial));

        var second = $"{Guid.NewGuid():N}";
        var again = new LinkCardCertificate(insured.PersonId, Guid.CreateVersion7(), second, last, Proof: TestCards.Authority.Prove(second, last, challenge, HolderVerification.Pin));
        Assert.Equal("eligibility.challenge-used", (await SendAsync(person, "/card-certificates", again)).Code);
    }

    [Fact]
    public async Task a_link_without_a_challenge_in_its_proof_is_refused_by_the_form()
    {
        var insured = await story.InsureAsync();
        var empty = new CardProof("", "", "", HolderVerification.Pin);
        var answer = await SendAsync(story.Person(insured.PersonId), "/card-certificates", new LinkCardCertificate(insured.PersonId, Guid.CreateVersion7(), $"{Guid.NewGuid():N}", story.Today, Proof: empty));
        Assert.Equal((400, "proof"), (answer.Status, answer.Body.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Fact]
    public async Task a_serial_with_leading_zeros_is_the_same_card()
    {
        var (insured, other) = (await story.InsureAsync(), await story.InsureAsync());
        var longer = $"00{insured.CardSerial}";
        var link = new LinkCardCertificate(other.PersonId, Guid.CreateVersion7(), longer, story.Today.PlusYears(2));
        Assert.Equal("eligibility.card-already-linked", (await SendAsync(story.Town, "/card-certificates", link)).Code);
        var renewal = new RenewCertificate(other.PersonId, other.CertificateId, longer, story.Today.PlusYears(5));
        Assert.Equal("eligibility.card-already-linked", (await SendAsync(story.Town, "/certificate-renewals", renewal)).Code);

        foreach (var serial in new[] { insured.CardSerial, longer })
            Story.Done(await story.Clerk().PostAsync("/eligibility-checks", await story.ShowAsync(insured.CardSerial) with { Person = new(Card: new(serial)) }));
        Assert.Equal(2, (await CheckEventsAsync(insured)).Count);
    }

    [Fact]
    public async Task three_wrong_pins_lock_the_pin_but_not_the_face()
    {
        var insured = await story.InsureAsync();
        for (var wrong = 1; wrong <= 3; wrong++)
        {
            var told = Story.Done(await SendAsync(story.Clerk(), "/pin-attempts", new RecordPinAttempt(insured.CardSerial, false))).Body;
            Assert.Equal((wrong, wrong == 3), (told.GetProperty("wrongPins").GetInt32(), told.GetProperty("locked").GetBoolean()));
        }

        Assert.Equal("eligibility.pin-locked", (await SendAsync(story.Clerk(), "/pin-attempts", new RecordPinAttempt(insured.CardSerial, true))).Code);
        Assert.Equal("eligibility.pin-locked", (await story.TryCheckAsync(insured, verification: HolderVerification.Pin)).Code);
        Story.Done(await story.CheckAsync(insured));
        Story.Done(await SendAsync(story.As(Role.Municipality, "131016"), "/pin-unlocks", new UnlockPin(insured.PersonId, insured.CertificateId)));
        Story.Done(await story.TryCheckAsync(insured, verification: HolderVerification.Pin));
    }

    [Fact]
    public async Task the_certificates_own_last_day_counts_when_the_link_claims_a_later_one()
    {
        var insured = await story.InsureAsync();
        var answer = Story.Done(await story.TryCheckAsync(insured, validThrough: story.Today.PlusDays(-1)));
        Assert.Equal(("valid", false), (answer.Body.GetProperty("status").GetString(), answer.Body.GetProperty("medicalInformation").GetBoolean()));
    }

    [Fact]
    public async Task a_check_with_an_alert_leaves_one_notice()
    {
        var insured = await story.InsureAsync();
        for (var i = 0; i < 2; i++)
            Assert.Equal("certificate-renewal-due", Story.Done(await story.TryCheckAsync(insured, validThrough: story.Today)).Body.GetProperty("alerts")[0].GetString());

        await Eventually.TrueAsync(async () => (await KindsAsync()).Count > 0, "No notice was left.");
        Assert.Equal(["CertificateRenewalDue"], await KindsAsync());

        Task<List<string>> KindsAsync() => host.Rows.ListAsync("select kind from healthcare.notice where person_id = $1", reader => reader.GetString(0), insured.PersonId);
    }

    private static Task<Answer> SendAsync(Api caller, string path, object command) => caller.PostAsync(path, command, $"{Guid.NewGuid()}");

    private Task<List<JsonElement>> CheckEventsAsync(Insured insured) => host.Rows.ListAsync(
        "select data from healthcare.mt_events where stream_id = $1", reader => JsonDocument.Parse(reader.GetString(0)).RootElement,
        EligibilityCheck.StreamOf(insured.PersonId));
}
