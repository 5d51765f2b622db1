using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>
/// Dry runs: the command passes the gate and its own handler, and nothing of it is stored but that it was asked. So it gives exactly what registering would;
/// beside that, everything the examination found, for a refusal tells the first reason only.
/// </summary>
public sealed class PrescriptionChecks(CommandGate gate, PrescriptionExaminer examiner, IStreams streams, IStandings standings)
{
    /// <summary>A registration.</summary>
    public async Task<(PrescriptionCheck? Check, Rejection? Rejection)> OfAsync(RegisterPrescription command, Caller caller, string requestId, CancellationToken ct)
    {
        var (act, decided, rejection) = await gate.RehearseAsync(command, caller, "CheckPrescription", requestId, ct);
        return act is null || await examiner.ExamineAsync(act.PersonId, command.Lines, command.IssuedOn, null, ct) is not { } examination
            ? (null, rejection ?? RejectionOf(decided))
            : (await ReportAsync(act, decided!, command.Lines, MedicationSafetyCheck.Hits(command.Lines, command.IssuedOn, examination, command.PrescriptionId), examination.Master, ct), null);
    }

    /// <summary>A dispensing; whoever may not dispense it learns nothing of its drugs.</summary>
    public async Task<(PrescriptionCheck? Check, Rejection? Rejection)> OfAsync(DispensePrescription command, Caller caller, string requestId, CancellationToken ct)
    {
        var (act, decided, rejection) = await gate.RehearseAsync(command, caller, "CheckDispensing", requestId, ct);
        if (act is null)
            return (null, rejection);

        var prescription = (await streams.LoadAsync<Prescription>(command.PrescriptionId, ct)).State;
        if (prescription is null || prescription.PersonId != act.PersonId || prescription.RefuseDispensing(caller.HolderWith(command.Secret), act.Today) is not null)
            return (null, RejectionOf(decided));

        var draft = await examiner.DraftAsync(
            act.PersonId, command.DispensingId, command.DispensedOn ?? act.Today, command.Results ?? prescription.AllAsPrescribed(), null, ct);
        return (await ReportAsync(act, decided!, draft.Given, prescription.HitsOf(draft), draft.Examination.Master, ct), null);
    }

    private async Task<PrescriptionCheck> ReportAsync<TCommand>(
        Authorised<TCommand> act, Decided decided, IReadOnlyList<MedicationLine> lines, IReadOnlyList<SafetyHit> hits, MasterAnswer master, CancellationToken ct)
        where TCommand : ICommand
    {
        var institution = act.Caller.Institution!;
        var alerts = HitsToShow.For(hits, await standings.OfAsync(act.PersonId, institution, ct), institution, act.At);
        var refusal = RejectionOf(decided);
        return new(
            refusal?.Code ?? PrescriptionCheck.Accepted, refusal?.Message, refusal?.Remedy, alerts, [.. master.Lines.Where(line => line.Problem is not null)], LimitsOf(lines, master),
            master.Version, master.Sample);
    }

    private static SupplyLimitOfLine[] LimitsOf(IReadOnlyList<MedicationLine> lines, MasterAnswer master) =>
    [
        .. from pair in lines.Zip(master.Lines)
           where pair.Second.Facts?.SupplyLimit is not null
           let most = pair.Second.Facts!.SupplyLimit!.Value
           select new SupplyLimitOfLine(pair.First.RpNumber, pair.First.Order, most, pair.First.DaysSupply > most),
    ];

    private static Rejection? RejectionOf(Decided? decided) => (decided?.Decision as Decision.Rejected)?.Reason;
}
