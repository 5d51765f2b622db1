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
public sealed class Booklets(
    QueryGate gate, MedicationHistoryReads history, PersonRecords records, IDrugMaster master, IClock clock, IRejectionWriter problems)
{
    /// <summary>PDF.</summary>
    public const string MediaType = "application/pdf";

    /// <summary>Answers with the file, or why not.</summary>
    public async Task WriteAsync(HttpContext context, Guid personId)
    {
        foreach (var kind in new[] { DataKind.Drugs, DataKind.Identity })
        {
            if ((await gate.AskAsync(context.Caller(), personId, kind, context.TraceIdentifier, context.RequestAborted)).Rejection is { } rejection)
            {
                await problems.WriteAsync(context, rejection);
                return;
            }
        }

        var file = BookletPrinter.Print(await ReadAsync(personId, context.Caller().Role == Role.InsuredPerson, context.RequestAborted));
        context.Response.ContentType = MediaType;
        context.Response.ContentLength = file.Length;
        context.Response.Headers.ContentDisposition = "attachment; filename=\"medications.pdf\"";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.Body.WriteAsync(file, context.RequestAborted);
    }

    private async Task<Booklet> ReadAsync(Guid personId, bool own, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var today = Jst.DateOf(now);
        var window = own ? HistoryWindow.OfPerson(today, HistoryWindow.ReadableDays) : HistoryWindow.OfInstitution(today, HistoryWindow.ReadableDays);
        var person = (await records.PersonAsync(personId, ct))?.Person;
        var lines = (await history.OfAsync(personId, today, window, ct)).Where(line => line.Current);
        var sample = (await master.LookUpAsync([], today, ct)).Sample;
        return new(
            person is null ? null : $"{person.Name.Family} {person.Name.Given}", person?.BirthDate, now, [.. lines], null, sample, own ? null : window.Since);
    }
}
