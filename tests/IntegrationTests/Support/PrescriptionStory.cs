using Healthcare.Application.Access;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;

namespace Healthcare.Tests.Support;

/// <summary>The steps of one prescription's life, by whoever takes them.</summary>
public sealed class PrescriptionStory(Story story, Insured insured, RegisterPrescription prescription)
{
    /// <summary>The other pharmacy.</summary>
    public const string OtherPharmacy = "1340000002";

    /// <summary>A second drug.</summary>
    public static readonly MedicationLine Gastric = new(
        1, 2, new(DrugCodeSystem.Yj, "2329021F1102"), "ムコスタ錠１００ｍｇ", DosageForm.Oral, new("１日３回毎食後"), new(21, "TAB", "錠"), 7);

    /// <summary>The prescription.</summary>
    public Guid Id => prescription.PrescriptionId;

    /// <summary>A prescription of these drugs that is registered.</summary>
    public static async Task<(PrescriptionStory Life, Answer Registered)> RegisterAsync(
        Story story, Insured insured, RepeatPlan? repeat = null, params MedicationLine[] lines)
    {
        var prescription = story.Prescription(insured, lines: lines) with { Repeat = repeat };
        return (new(story, insured, prescription), Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription)));
    }

    public Task<Answer> ReceiveAsync(string pharmacy = Story.Pharmacy) =>
        Post(pharmacy, "/prescription-receipts", new ReceivePrescription(insured.PersonId, Id));

    public Task<Answer> RecoverAsync(string pharmacy = Story.Pharmacy) =>
        Post(pharmacy, "/secret-recoveries", new RecoverSecret(insured.PersonId, Id));

    public Task<Answer> ReturnAsync(string pharmacy = Story.Pharmacy, string secret = TestDraw.TheSecret) =>
        Post(pharmacy, "/prescription-returns", new ReturnPrescription(insured.PersonId, Id, secret));

    public Task<Answer> DispenseAsync(Guid dispensing, LineResult[]? results = null, string pharmacy = Story.Pharmacy, string secret = TestDraw.TheSecret) =>
        Post(pharmacy, "/dispensings", new DispensePrescription(insured.PersonId, Id, dispensing, secret, Results: results));

    public Task<Answer> CorrectAsync(Guid dispensing, params LineResult[] results) =>
        Post(Story.Pharmacy, "/dispensing-corrections", new CorrectDispensing(insured.PersonId, Id, dispensing, TestDraw.TheSecret, story.Today, results, "数え間違い"));

    public Task<Answer> CloseAsync(string pharmacy = Story.Pharmacy) =>
        Post(pharmacy, "/prescription-closings", new ClosePrescription(insured.PersonId, Id, TestDraw.TheSecret));

    public Task<Answer> QueryAsync(Guid query, string pharmacy = Story.Pharmacy) =>
        Post(pharmacy, "/prescription-queries", new QueryPrescriber(insured.PersonId, Id, query, TestDraw.TheSecret, QueryKind.Supply, "残薬が５日分あります。"));

    public Task<Answer> MessageAsync() =>
        Post(Story.Pharmacy, "/prescriber-messages", new SendMessage(insured.PersonId, Id, Guid.CreateVersion7(), PharmacyMessageKind.Leftovers, "残薬を調整しました。"));

    public Task<Answer> AnswerAsync(Guid query, params MedicationLine[] changed) =>
        story.Doctor().PostAsync("/query-answers", new AnswerQuery(insured.PersonId, Id, query, "そのように減らす", changed), Key());

    public Task<Answer> CancelAsync() =>
        story.Doctor().PostAsync("/prescription-cancellations", new CancelPrescription(insured.PersonId, Id, CancellationReason.Mistake), Key());

    public Task<Answer> AmendAsync() =>
        story.Doctor().PostAsync("/prescription-amendments", new AmendPrescription(insured.PersonId, Id, prescription.Lines), Key());

    public Task<Answer> ReadAsync(Api reader) => reader.GetAsync($"/prescriptions/{Id}");

    /// <summary>What is searched for with the insured identity.</summary>
    public static SearchPrescriptions Search(Insured insured, string? number) =>
        new(new PersonLocator(Insured: new(Story.Insurer, "12", insured.Number, "01", insured.BirthDate)), number);

    private Task<Answer> Post(string pharmacy, string path, object command) => story.Pharmacist(pharmacy).PostAsync(path, command, Key());

    private static string Key() => $"{Guid.NewGuid()}";
}
