using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Prescribing;

/// <summary>The eight steps over HTTP, with all that may come between.</summary>
[Collection(HostCollection.Name)]
public sealed class PrescriptionLifeTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task queried_changed_dispensed_in_parts_corrected_and_closed()
    {
        var insured = await story.InsureAsync();
        var (life, _) = await PrescriptionStory.RegisterAsync(story, insured, null, Story.Loxoprofen, PrescriptionStory.Gastric);
        var (query, first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Story.Done(await life.ReceiveAsync());
        Story.Done(await life.QueryAsync(query));
        Refused(409, "prescribing.query-open", await life.DispenseAsync(first));

        var fewer = Story.Loxoprofen with { Quantity = new(6, "TAB", "錠"), DaysSupply = 2 };
        Story.Done(await life.AnswerAsync(query, fewer));
        Refused(422, "prescribing.more-than-prescribed", await life.DispenseAsync(first, [All(Story.Loxoprofen)]));

        var part = Part(PrescriptionStory.Gastric, 7);
        var partly = Story.Done(await life.DispenseAsync(first, [All(fewer), part]));
        Assert.Equal("partlyDispensed", partly.Body.GetProperty("status").GetString());
        Assert.Equal(["dispensed", "partDispensed"], partly.Body.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("status").GetString()));
        Refused(409, "prescribing.close-when-partly-dispensed", await life.CloseAsync());

        Story.Done(await life.CorrectAsync(first, All(fewer), Part(PrescriptionStory.Gastric, 10)));
        var whole = Story.Done(await life.DispenseAsync(second));
        Assert.Equal("dispensed", whole.Body.GetProperty("status").GetString());
        Story.Done(await life.CloseAsync());
        Story.Done(await life.MessageAsync());
        Refused(409, "prescribing.correct-when-closed", await life.CorrectAsync(second));

        var read = Story.Done(await life.ReadAsync(story.Person(insured.PersonId))).Body;
        Assert.Equal("closed", read.GetProperty("status").GetString());
        Assert.Equal(["10", "11"], read.GetProperty("dispensings").EnumerateArray().Select(d => d.GetProperty("lines").EnumerateArray().Last().GetProperty("quantity").GetProperty("value").GetRawText()));
        Assert.Equal("そのように減らす", read.GetProperty("queries")[0].GetProperty("answered").GetProperty("text").GetString());
        Assert.Equal("残薬を調整しました。", read.GetProperty("messages")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task returned_and_thereby_cancelled()
    {
        var insured = await story.InsureAsync();
        var (life, _) = await PrescriptionStory.RegisterAsync(story, insured);
        Story.Done(await life.ReceiveAsync());
        Assert.True(Story.Done(await life.CancelAsync()).Body.GetProperty("noted").GetBoolean());
        Refused(409, "prescribing.cancellation-noted-already", await life.CancelAsync());
        Refused(403, "prescribing.wrong-secret", await life.ReturnAsync(secret: "wrong"));
        Refused(409, "prescribing.held-by-another-pharmacy", await life.RecoverAsync(PrescriptionStory.OtherPharmacy));
        Story.Done(await life.RecoverAsync());
        Assert.True(Story.Done(await life.ReturnAsync()).Body.GetProperty("cancelled").GetBoolean());
        Refused(409, "prescribing.receive-when-cancelled", await life.ReceiveAsync(PrescriptionStory.OtherPharmacy));
        Assert.Equal("cancelled", Story.Done(await life.ReadAsync(story.Doctor())).Body.GetProperty("lines")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task a_refill_is_dispensed_at_two_pharmacies_and_then_over()
    {
        var insured = await story.InsureAsync();
        var (life, _) = await PrescriptionStory.RegisterAsync(story, insured, new(RepeatKind.Refill, 2));
        Story.Done(await life.ReceiveAsync());
        Story.Done(await life.DispenseAsync(Guid.CreateVersion7()));
        var closed = Story.Done(await life.CloseAsync()).Body;
        Assert.Equal((Text(story.Today.PlusDays(1)), Text(story.Today.PlusDays(14))), (closed.GetProperty("nextFrom").GetString(), closed.GetProperty("nextThrough").GetString()));
        Refused(422, "prescribing.next-use-too-early", await life.ReceiveAsync(PrescriptionStory.OtherPharmacy));
        Refused(409, "prescribing.amend-after-first-use", await life.AmendAsync());

        using (host.Clock.Move(Duration.FromDays(7)))
        {
            Assert.Equal(2, Story.Done(await life.ReceiveAsync(PrescriptionStory.OtherPharmacy)).Body.GetProperty("use").GetInt32());
            Refused(409, "prescribing.held-by-another-pharmacy", await life.DispenseAsync(Guid.CreateVersion7()));
            Story.Done(await life.DispenseAsync(Guid.CreateVersion7(), pharmacy: PrescriptionStory.OtherPharmacy));
            Assert.False(Story.Done(await life.CloseAsync(PrescriptionStory.OtherPharmacy)).Body.TryGetProperty("nextFrom", out _));
            Refused(409, "prescribing.receive-when-closed", await life.ReceiveAsync());
        }
    }

    [Fact]
    public async Task a_split_is_dispensed_part_by_part()
    {
        var insured = await story.InsureAsync();
        var (life, _) = await PrescriptionStory.RegisterAsync(story, insured, new(RepeatKind.Split, 2, [3, 4]));
        Story.Done(await life.ReceiveAsync());
        Refused(422, "prescribing.more-than-prescribed", await life.DispenseAsync(Guid.CreateVersion7(), [All(Story.Loxoprofen)]));
        Story.Done(await life.DispenseAsync(Guid.CreateVersion7()));
        Story.Done(await life.CloseAsync());
        using (host.Clock.Move(Duration.FromDays(3)))
        {
            Story.Done(await life.ReceiveAsync());
            Story.Done(await life.DispenseAsync(Guid.CreateVersion7()));
        }

        var parts = Story.Done(await life.ReadAsync(story.Person(insured.PersonId))).Body.GetProperty("dispensings").EnumerateArray();
        Assert.Equal([9m, 12m], parts.Select(part => part.GetProperty("lines")[0].GetProperty("quantity").GetProperty("value").GetDecimal()));
    }

    [Fact]
    public async Task what_is_not_registered_is_not_found_at_any_step()
    {
        var insured = await story.InsureAsync();
        var life = new PrescriptionStory(story, insured, story.Prescription(insured));
        Answer[] answers =
        [
            await life.AmendAsync(), await life.CancelAsync(), await life.ReceiveAsync(), await life.RecoverAsync(), await life.ReturnAsync(), await life.DispenseAsync(Guid.CreateVersion7()),
            await life.CorrectAsync(Guid.CreateVersion7()), await life.CloseAsync(), await life.QueryAsync(Guid.CreateVersion7()), await life.AnswerAsync(Guid.CreateVersion7()),
            await life.MessageAsync(), await life.ReadAsync(story.Doctor()),
        ];
        Assert.All(answers, answer => Refused(404, "prescribing.prescription-not-found", answer));
    }

    [Fact]
    public async Task who_issued_and_who_holds_it_read_it_without_consent_and_others_do_not()
    {
        var insured = await story.InsureAsync();
        var (life, registered) = await PrescriptionStory.RegisterAsync(story, insured);
        var number = registered.Body.GetProperty("exchangeNumber").GetString();
        Refused(403, "eligibility.consent-required", await life.ReadAsync(story.Pharmacist()));
        Story.Done(await life.ReceiveAsync());

        Assert.False(Story.Done(await life.ReadAsync(story.Pharmacist())).Body.TryGetProperty("exchangeNumber", out _));
        Assert.Equal(number, Story.Done(await life.ReadAsync(story.Doctor())).Body.GetProperty("exchangeNumber").GetString());
        Assert.Equal(number, Story.Done(await life.ReadAsync(story.Person(insured.PersonId))).Body.GetProperty("exchangeNumber").GetString());
        Refused(403, "eligibility.consent-required", await life.ReadAsync(story.Doctor(Story.OtherClinic)));
        Refused(403, "request.forbidden", await life.ReadAsync(story.Person((await story.InsureAsync()).PersonId)));
        Assert.DoesNotContain("secret", (await life.ReadAsync(story.Pharmacist())).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, (await host.Rows.AccessesOfAsync(insured.PersonId)).Count(access => access is { Action: "read:Drugs", Outcome: not "ok" }));
    }

    [Fact]
    public async Task what_an_alert_found_elsewhere_is_shown_only_with_consent()
    {
        var insured = await story.InsureAsync();
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(insured)));
        var prescription = story.Prescription(insured, reason: "前回の薬を紛失した");
        Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
        var life = new PrescriptionStory(story, insured, prescription);

        var hidden = Story.Done(await life.ReadAsync(story.Doctor())).Body.GetProperty("alerts")[0];
        Assert.Equal("前回の薬を紛失した", hidden.GetProperty("reason").GetProperty("text").GetString());
        Assert.Equal((1, 0), (hidden.GetProperty("found").GetProperty("hits").GetInt32(), hidden.GetProperty("found").GetProperty("found").GetArrayLength()));
        await story.CheckAsync(insured);
        await story.ConsentAsync(insured);
        Assert.Equal(1, Story.Done(await life.ReadAsync(story.Doctor())).Body.GetProperty("alerts")[0].GetProperty("found").GetProperty("found").GetArrayLength());
    }

    private static void Refused(int status, string code, Answer answer)
    {
        Assert.Equal(code, answer.Code);
        Assert.Equal(status, answer.Status);
    }

    private static string Text(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);

    private static LineResult All(MedicationLine line) => new(line.RpNumber, line.Order, LineStatus.Dispensed, line);

    private static LineResult Part(MedicationLine line, decimal amount) =>
        new(line.RpNumber, line.Order, LineStatus.PartDispensed, line with { Quantity = line.Quantity with { Value = amount } });
}
