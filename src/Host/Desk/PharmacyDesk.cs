using System.Text.Json;
using Healthcare.Application.Commands;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Identity;
using Healthcare.Projections.Prescribing;

namespace Healthcare.Host.Desk;

/// <summary>The forms of the pharmacist's desk. Each becomes the command that the API takes.</summary>
public sealed class PharmacyDesk(DeskPages pages, DeskCommands commands, DeskRecords records, DeskSecrets secrets, PrescriptionSearchGate search, BothDesks shared)
{
    /// <summary>The forms by their names, beside those of queries and corrections.</summary>
    public const string Receipt = "receive", Recovery = "recover", Query = "query", Message = "message", Return = "return", Closing = "close";

    /// <summary>A form on the first page: what somebody at the counter may have dispensed is looked for, and received.</summary>
    public async Task<IResult> PostHomeAsync(HttpContext context)
    {
        var fields = DeskFields.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        if (fields[DeskView.FormField] == Receipt)
            return await ReceiveAsync(context, fields.Id("person"), fields, rejection => pages.HomeAsync(context, fields, rejection));

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
            ?? await ReceiveAsync(context, personId, fields, rejection => pages.PersonAsync(context, personId, fields, rejection));
    }

    /// <summary>A form on the page of a prescription.</summary>
    public async Task<IResult> PostPrescriptionAsync(HttpContext context, Guid id)
    {
        var fields = DeskFields.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        if (await records.FindAsync(id, context.RequestAborted) is not { } prescription)
            return new Http.Refusal(PrescribingRejections.NotFound);

        var rejection = await SendAsync(context, prescription, fields);
        if (rejection is not null)
            return await pages.PrescriptionAsync(context, id, fields, rejection);
        return Results.Redirect(fields[DeskView.FormField] == Return ? IdentitySchemes.PharmacyDeskPath : context.Request.Path.Value!); // What was returned is no longer held.
    }

    private Task<Rejection?> SendAsync(HttpContext context, Prescription p, DeskFields fields)
    {
        var (id, secret) = (fields.Id(DeskView.IdField), secrets.Find(context, p.Id) ?? "none"); // Without one the domain says that it is wrong.
        return fields[DeskView.FormField] switch
        {
            DispensingForm.Name => DispenseAsync(context, p, fields, secret),
            Query => SendAsync(context, fields, id, new QueryPrescriber(p.PersonId, p.Id, id, secret, fields.Choice<QueryKind>("kind") ?? QueryKind.Other, fields["text"])),
            Message => SendAsync(context, fields, id, new SendMessage(p.PersonId, p.Id, id, fields.Choice<PharmacyMessageKind>("kind") ?? PharmacyMessageKind.Other, fields["text"])),
            Return => SendAsync(context, fields, id, new ReturnPrescription(p.PersonId, p.Id, secret, fields.Text("text"))),
            Closing => SendAsync(context, fields, id, new ClosePrescription(p.PersonId, p.Id, secret)),
            Recovery => HandedAsync(context, p.Id, id, new RecoverSecret(p.PersonId, p.Id)),
            var name when p.Dispensings.FirstOrDefault(d => DispensingForm.CorrectionOf(d.DispensingId) == name) is { } corrected =>
                CorrectAsync(context, p, fields, corrected, secret),
            _ => shared.AnswerAsync(context, p, fields),
        };
    }

    private async Task<Rejection?> SendAsync<TCommand>(HttpContext context, DeskFields fields, Guid form, TCommand command)
        where TCommand : class, ICommand => fields.Fault ?? (await commands.SendAsync(context, command, form)).Rejection;

    private async Task<Rejection?> DispenseAsync(HttpContext context, Prescription p, DeskFields fields, string secret)
    {
        var command = DispensingForm.Read(fields, p, secret);
        return fields.Fault ?? (await commands.SendAsSignedAsync(context, p.Medium, command, command.DispensingId, (unsigned, signature) => unsigned with { Signature = signature })).Rejection;
    }

    private async Task<Rejection?> CorrectAsync(HttpContext context, Prescription p, DeskFields fields, DispensingState dispensing, string secret)
    {
        var (form, command) = (fields.Id(DeskView.IdField), DispensingForm.ReadCorrection(fields, p, dispensing, secret));
        return fields.Fault ?? (await commands.SendAsSignedAsync(context, p.Medium, command, form, (unsigned, signature) => unsigned with { Signature = signature })).Rejection;
    }

    private async Task<IResult> ReceiveAsync(HttpContext context, Guid person, DeskFields fields, Func<Rejection, Task<IResult>> refuse)
    {
        var (form, prescription) = (fields.Id(DeskView.IdField), fields.Id("prescription"));
        var rejection = fields.Fault ?? await HandedAsync(context, prescription, form, new ReceivePrescription(person, prescription));
        return rejection is null ? Results.Redirect($"{IdentitySchemes.PharmacyDeskPath}/prescriptions/{prescription}") : await refuse(rejection);
    }

    /// <summary>Sends what is answered with a secret, and keeps that.</summary>
    private async Task<Rejection?> HandedAsync<TCommand>(HttpContext context, Guid prescription, Guid form, TCommand command)
        where TCommand : class, ICommand
    {
        var outcome = await commands.SendAsync(context, command, form);
        if (outcome.AnswerJson is { } answer)
        {
            using var handed = JsonDocument.Parse(answer);
            secrets.Keep(context, prescription, handed.RootElement.GetProperty("secret").GetString()!);
        }

        return outcome.Rejection;
    }
}
