using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Seed.Population;
using Healthcare.Tests.Support;
using NodaTime;

namespace Healthcare.Tests.Prescribing.Kill;

/// <summary>One prescription, and the steps that a clinic and a pharmacy take with it. Each step waits for the answer to the one before.</summary>
internal sealed class Course(Clients clients, Guid person, SyntheticDrug drug, LocalDate today, string clinic, string pharmacy)
{
    private const int Days = 5;
    private static readonly SafetyReason Reason = new(SafetyReasonCode.AgreedWithPrescriber, "処方医に確認済み");
    private readonly Guid id = Guid.CreateVersion7(), first = Guid.CreateVersion7(), second = Guid.CreateVersion7(), query = Guid.CreateVersion7();
    private readonly Sender doctor = clients.Of(Role.Doctor, clinic), pharmacist = clients.Of(Role.Pharmacist, pharmacy);
    private MedicationLine line = drug.Line(1, Days);
    private string secret = string.Empty;

    public Task RegisterAsync() => DoctorAsync("/prescriptions", Registration(id, Reason), typeof(PrescriptionRegistered));

    /// <summary>The same drug once more and no reason: the check refuses it.</summary>
    public Task RegisterDuplicateAsync() =>
        clients.RefusedAsync(doctor, person, "/prescriptions", Registration(Guid.CreateVersion7(), null), "prescribing.duplicate-medication");

    public Task AmendAsync() => DoctorAsync(
        "/prescription-amendments", new AmendPrescription(person, id, [line = drug.Line(1, Days - 1)], SafetyReason: Reason), typeof(PrescriptionAmended));

    public Task CancelAsync() => DoctorAsync("/prescription-cancellations", Cancellation, typeof(PrescriptionCancelled));

    public Task NoteCancellationAsync() => DoctorAsync("/prescription-cancellations", Cancellation, typeof(CancellationNoted));

    public Task AnswerAsync() => DoctorAsync(
        "/query-answers", new AnswerQuery(person, id, query, "日数を減らしてください", [line = drug.Line(1, Days - 2)]), typeof(QueryAnswered));

    public async Task ReceiveAsync() =>
        secret = SecretOf(await PharmacistAsync("/prescription-receipts", new ReceivePrescription(person, id), typeof(PrescriptionReceived)));

    /// <summary>What was cancelled is received by nobody.</summary>
    public Task ReceiveCancelledAsync() =>
        clients.RefusedAsync(pharmacist, person, "/prescription-receipts", new ReceivePrescription(person, id), "prescribing.receive-when-cancelled");

    public async Task RecoverSecretAsync() =>
        secret = SecretOf(await PharmacistAsync("/secret-recoveries", new RecoverSecret(person, id), typeof(SecretRecovered)));

    public Task ReturnAsync(params Type[] also) =>
        PharmacistAsync("/prescription-returns", new ReturnPrescription(person, id, secret), [typeof(PrescriptionReturned), .. also]);

    public Task QueryAsync() => PharmacistAsync(
        "/prescription-queries", new QueryPrescriber(person, id, query, secret, QueryKind.Supply, "残薬があります"), typeof(QueryRaised));

    public Task MessageAsync() => PharmacistAsync(
        "/prescriber-messages", new SendMessage(person, id, Guid.CreateVersion7(), PharmacyMessageKind.Adherence, "飲み忘れなし"), typeof(MessageSent));

    public Task DispenseAllAsync() => DispenseAsync(first, null);

    public Task DispensePartAsync() => DispenseAsync(first, [new(1, 1, LineStatus.PartDispensed, line with { Quantity = line.Quantity with { Value = 1 } })]);

    public Task DispenseRestAsync() => DispenseAsync(second, null);

    public Task DispenseNothingAsync() => DispenseAsync(first, [new(1, 1, LineStatus.NotDispensed, Reason: NotDispensedReason.HasSupply)]);

    /// <summary>The rest was not handed over after all.</summary>
    public Task CorrectAsync() => PharmacistAsync(
        "/dispensing-corrections",
        new CorrectDispensing(person, id, second, secret, today, [new(1, 1, LineStatus.NotDispensed, Reason: NotDispensedReason.Declined)], "入力誤り", Reason),
        typeof(DispensingCorrected));

    public Task CloseAsync() => PharmacistAsync("/prescription-closings", new ClosePrescription(person, id, secret), typeof(PrescriptionClosed));

    private CancelPrescription Cancellation => new(person, id, CancellationReason.ClinicalChange);

    private RegisterPrescription Registration(Guid prescription, SafetyReason? reason) =>
        new(prescription, PersonLocator.Of(person), today, [line], SafetyReason: reason);

    private Task DispenseAsync(Guid dispensing, IReadOnlyList<LineResult>? results) => PharmacistAsync(
        "/dispensings", new DispensePrescription(person, id, dispensing, secret, null, results, Reason), typeof(PrescriptionDispensed));

    private Task<Answer> DoctorAsync(string path, object command, params Type[] events) => clients.AcceptedAsync(doctor, person, path, command, events);

    private Task<Answer> PharmacistAsync(string path, object command, params Type[] events) => clients.AcceptedAsync(pharmacist, person, path, command, events);

    private static string SecretOf(Answer answer) => answer.Body.GetProperty("secret").GetString()!;
}
