using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Commands;

[Collection(HostCollection.Name)]
public sealed class IdempotencyTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task the_same_command_again_gets_the_first_answer_and_stores_nothing_twice()
    {
        var insured = await story.InsureAsync();
        var (command, key) = (story.Prescription(insured), NewKey());
        var first = Story.Done(await story.Doctor().PostAsync("/prescriptions", command, key));
        var kept = await host.Rows.KeptAsync();

        var again = await story.Doctor().PostAsync("/prescriptions", command, key);

        AssertSameAnswer(first, again);
        Assert.False(Replayed(first));
        Assert.True(Replayed(again));
        Assert.Equal(kept with { Accesses = kept.Accesses + 1 }, await host.Rows.KeptAsync()); // Who came is recorded each time.
    }

    [Fact]
    public async Task another_body_under_the_same_key_is_refused()
    {
        var insured = await story.InsureAsync();
        var key = NewKey();
        Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured), key));
        var kept = await host.Rows.KeptAsync();

        var other = await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured), key);

        Assert.Equal((422, "request.idempotency-key-reused"), (other.Status, other.Code));
        Assert.Equal((kept.Events, kept.Receipts), (await host.Rows.KeptAsync()) is var now ? (now.Events, now.Receipts) : default);
    }

    [Fact]
    public async Task the_same_body_at_another_address_under_the_same_key_is_refused()
    {
        var insured = await story.InsureAsync();
        var key = NewKey();
        var body = new { insured.PersonId, PrescriptionId = Guid.CreateVersion7(), DispensingId = Guid.CreateVersion7(), Secret = TestDraw.TheSecret };
        await story.Pharmacist().PostAsync("/dispensings", body, key);
        var received = await story.Pharmacist().PostAsync("/prescription-receipts", new { body.PersonId, body.PrescriptionId }, key);
        Assert.Equal((422, "request.idempotency-key-reused"), (received.Status, received.Code));
    }

    [Fact]
    public async Task a_refusal_by_the_domain_is_repeated_even_when_it_would_be_accepted_by_now()
    {
        var insured = await story.InsureAsync();
        var (consent, key) = (Guid.CreateVersion7(), NewKey());
        var withdraw = new WithdrawConsent(insured.PersonId, consent);
        var first = await story.Person(insured.PersonId).PostAsync("/consent-withdrawals", withdraw, key);
        Story.Done(await story.Person(insured.PersonId).PostAsync("/consents", Consent(insured, consent)));

        var again = await story.Person(insured.PersonId).PostAsync("/consent-withdrawals", withdraw, key);

        Assert.Equal("eligibility.consent-not-found", first.Code);
        AssertSameAnswer(first, again);
        Assert.True(Replayed(again));
    }

    [Fact]
    public async Task a_refusal_is_repeated_with_its_details()
    {
        var insured = await story.InsureAsync();
        Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured)));
        var (command, key) = (story.Prescription(insured), NewKey());

        var first = await story.Doctor().PostAsync("/prescriptions", command, key);
        var again = await story.Doctor().PostAsync("/prescriptions", command, key);

        Assert.Equal(1, first.Body.GetProperty("details").GetProperty("hits").GetInt32());
        AssertSameAnswer(first, again);
    }

    [Fact]
    public async Task twenty_retries_at_once_make_one_set_of_events_and_twenty_equal_answers()
    {
        var insured = await story.InsureAsync();
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(insured)));
        var (command, key) = (story.Prescription(insured, reason: "前回の薬を紛失した"), NewKey());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => story.Doctor().PostAsync("/prescriptions", command, key)));

        Assert.All(answers, answer => AssertSameAnswer(answers[0], Story.Done(answer)));
        Assert.Single(answers, answer => !Replayed(answer));
        Assert.Equal(2, await host.Rows.CountAsync("healthcare.mt_events where stream_id = $1", command.PrescriptionId));
    }

    [Fact]
    public async Task the_first_answer_still_comes_after_a_restart()
    {
        var insured = await story.InsureAsync();
        var (command, key) = (story.Prescription(insured), NewKey());
        Answer first;
        await using (var process = await host.StartAsync(host.ConnectionString))
            first = Story.Done(await new Story(host, process).Doctor().PostAsync("/prescriptions", command, key));

        await using var restarted = await host.StartAsync(host.ConnectionString);
        var again = await new Story(host, restarted).Doctor().PostAsync("/prescriptions", command, key);

        AssertSameAnswer(first, again);
        Assert.True(Replayed(again));
    }

    [Fact]
    public async Task the_keys_of_two_callers_do_not_meet()
    {
        var (one, other, key) = (await story.InsureAsync(), await story.InsureAsync(), NewKey());
        var mine = Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(one), key));
        var theirs = Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(other), key));
        Assert.NotEqual(mine.Text, theirs.Text);
        Assert.False(Replayed(theirs));
    }

    [Fact]
    public async Task one_key_for_two_persons_at_once_is_used_by_one_of_them()
    {
        var insurer = story.As(Role.Insurer, Story.Insurer);
        for (var round = 0; round < 10; round++)
        {
            var key = NewKey();
            var persons = Enumerable.Range(0, 4).Select(n => Story.Register(new Insured(Guid.CreateVersion7(), string.Empty, string.Empty, new(1980, 5, 5))));
            var answers = await Task.WhenAll(persons.Select(person => insurer.PostAsync("/insured-persons", person, key)));
            Assert.Single(answers, answer => answer.Status == 201);
            Assert.Equal(3, answers.Count(answer => answer.Code == "request.idempotency-key-reused"));
        }
    }

    [Fact]
    public async Task a_command_without_key_and_id_of_its_own_is_refused()
    {
        var answer = await story.Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(Guid.CreateVersion7(), Guid.CreateVersion7()));
        Assert.Equal((400, "request.idempotency-key-required"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task the_commands_own_id_serves_as_key()
    {
        var insured = await story.InsureAsync();
        var consent = Consent(insured, Guid.CreateVersion7());
        var first = Story.Done(await story.Person(insured.PersonId).PostAsync("/consents", consent));
        var again = await story.Person(insured.PersonId).PostAsync("/consents", consent);
        AssertSameAnswer(first, again);
        Assert.True(Replayed(again));
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("kéy")]
    [InlineData("")]
    public async Task a_key_is_printable_ascii_of_at_most_200_characters(string key)
    {
        var answer = await story.Pharmacist().PostAsync(
            "/prescription-receipts", new ReceivePrescription(Guid.CreateVersion7(), Guid.CreateVersion7()), key.Length == 0 ? new('k', 201) : key);
        Assert.Equal(400, answer.Status);
    }

    private static GiveConsent Consent(Insured insured, Guid id) => new(insured.PersonId, id, Story.Clinic, [InformationKind.Drugs]);

    private static string NewKey() => Guid.NewGuid().ToString();

    private static bool Replayed(Answer answer) => answer.Headers.TryGetValues("Idempotency-Replayed", out var values) && values.Single() == "true";

    private static void AssertSameAnswer(Answer first, Answer again) => Assert.Equal(Essence(first), Essence(again));

    /// <summary>Status, version and body; of a problem all but the id of the request.</summary>
    private static string Essence(Answer answer)
    {
        var body = answer.Code is null ? answer.Text : string.Join(',', answer.Body.EnumerateObject().Where(member => member.Name != "requestId").Select(member => member.ToString()));
        return $"{answer.Status} {answer.Headers.ETag} {body}";
    }
}
