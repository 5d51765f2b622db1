using Healthcare.Application.Prescribing;
using Healthcare.Host.Identity;

namespace Healthcare.Host.Desk;

/// <summary>The forms of the pharmacist's desk for who stands at the counter: what they may have dispensed is looked for, and received.</summary>
public sealed class PharmacyCounter(DeskPages pages, PharmacyReceipts receipts, PrescriptionSearchGate search, BothDesks shared)
{
    /// <summary>The form that receives a prescription.</summary>
    public const string Receipt = "receive";

    /// <summary>A form on the first page.</summary>
    public async Task<IResult> PostHomeAsync(HttpContext context)
    {
        var fields = DeskFields.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        if (fields[DeskView.FormField] == Receipt)
            return await receipts.ReceiveAsync(context, fields.Id("person"), fields, rejection => pages.HomeAsync(context, fields, rejection));

        var asked = SearchForm.Read(fields);
        var (rejection, found) = fields.Fault is { } fault
            ? (fault, [])
            : await search.SearchAsync(asked, context.Caller(), context.TraceIdentifier, context.RequestAborted);
        return await pages.HomeAsync(context, fields, rejection, rejection is null ? found : null);
    }

    /// <summary>A form on the page of somebody who came.</summary>
    public async Task<IResult> PostPersonAsync(HttpContext context, Guid personId)
    {
        var fields = DeskFields.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        return await shared.PostPersonAsync(context, personId, fields)
            ?? await receipts.ReceiveAsync(context, personId, fields, rejection => pages.PersonAsync(context, personId, fields, rejection));
    }
}
