using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Portal;
using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Medications;

/// <summary>Asks the gate for the drugs and for whose they are, then prints them.</summary>
public sealed class Booklets(QueryGate gate, MedicationHistoryReads history, PersonRecords records, IDrugMaster master, IClock clock)
{
    /// <summary>PDF.</summary>
    public const string MediaType = "application/pdf";

    private const string FileName = "medications.pdf";

    /// <summary>The file, or why not.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context, Guid personId)
    {
        foreach (var kind in new[] { DataKind.Drugs, DataKind.Identity })
        {
            if ((await gate.AskAsync(context.Caller(), personId, kind, context.TraceIdentifier, context.RequestAborted)).Rejection is { } rejection)
                return new Refusal(rejection);
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(BookletPrinter.Print(await ReadAsync(personId, context.Caller().Role == Role.InsuredPerson, context.RequestAborted)), MediaType, FileName);
    }

    private async Task<Booklet> ReadAsync(Guid personId, bool own, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var today = Jst.DateOf(now);
        var window = own ? HistoryWindow.OfPerson(today, HistoryWindow.ReadableDays) : HistoryWindow.OfInstitution(today, HistoryWindow.ReadableDays);
        var person = (await records.PersonAsync(personId, ct))?.Person;
        var lines = (await history.OfAsync(personId, today, window, ct)).Where(line => line.Current);
        var allergies = (await records.AllergiesAsync(personId, ct)).Where(allergy => allergy.Refuted is null).Select(allergy => allergy.Recorded.DrugName);
        var sample = (await master.LookUpAsync([], today, ct)).Sample;
        return new(
            person is null ? null : $"{person.Name.Family} {person.Name.Given}", person?.BirthDate, now, [.. lines], [.. allergies], sample, own ? null : window.Since);
    }
}
