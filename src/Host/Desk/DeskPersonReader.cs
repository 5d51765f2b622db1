using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Host.Identity;
using Healthcare.Host.Medications;
using Healthcare.Projections.Portal;
using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Desk;

/// <summary>Asks the gates for what a desk shows of somebody who came, then reads.</summary>
public sealed class DeskPersonReader(
    QueryGate gate, PrescriptionSearchGate search, DeskRecords records, MedicationHistoryReads medications, PersonRecords persons, IClock clock)
{
    /// <summary>Somebody who came within a day, with the history they agreed to show; or why not.</summary>
    public async Task<(DeskPerson? Page, Rejection? Rejection)> PersonAsync(HttpContext context, Guid personId)
    {
        var (caller, ct) = (context.Caller(), context.RequestAborted);
        if ((await gate.AskAsync(caller, personId, DataKind.Identity, context.TraceIdentifier, ct)).Rejection is { } refused)
            return (null, refused);
        if ((await records.PersonsAsync([personId], ct)).GetValueOrDefault(personId) is not { } person)
            return (null, EligibilityRejections.PersonNotFound);

        var consented = (await gate.AskAsync(caller, personId, DataKind.Drugs, context.TraceIdentifier, ct)).Rejection is null;
        return (new(person, consented ? await HistoryAsync(personId, ct) : null, await ReceivableAsync(context, personId)), null);
    }

    private async Task<DeskHistory> HistoryAsync(Guid personId, CancellationToken ct)
    {
        var today = Jst.DateOf(clock.GetCurrentInstant());
        var window = HistoryWindow.OfInstitution(today, HistoryWindow.ReadableDays);
        var lines = await medications.OfAsync(personId, today, window, ct);
        return new(lines, Timelines.Of(lines, window.Since, today), await persons.AllergiesAsync(personId, ct));
    }

    /// <summary>By the rule of the search: without a card shown at this pharmacy, the exchange number is needed.</summary>
    private async Task<IReadOnlyList<PrescriptionFound>?> ReceivableAsync(HttpContext context, Guid personId)
    {
        if (context.Caller().Role != Role.Pharmacist)
            return null;
        var (rejection, found) = await search.SearchAsync(new(PersonLocator.Of(personId)), context.Caller(), context.TraceIdentifier, context.RequestAborted);
        return rejection is null ? found : null;
    }
}
