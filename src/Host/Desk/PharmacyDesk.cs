using Healthcare.Application.Commands;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Identity;
using Healthcare.Projections.Prescribing;

namespace Healthcare.Host.Desk;

/// <summary>The forms on the page of a prescription at the pharmacist's desk. Each becomes the command that the API takes.</summary>
public sealed class PharmacyDesk(
    DeskPages pages, DeskCommands commands, DeskRecords records, DeskSecrets secrets, PharmacyReceipts receipts, PrescriptionChecks checks, BothDesks shared)
{
    /// <summary>The forms by their names, beside those of queries and corrections.</summary>
    public const string Recovery = "recover", Query = "query", Message = "message", Return = "return", Closing = "close";

    /// <summary>A form on the page of a prescription.</summary>
    public async Task<IResult> PostPrescriptionAsync(HttpContext context, Guid id)
    {
        var fields = DeskFields.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        if (await records.FindAsync(id, context.RequestAborted) is not { } prescription)
            return new Http.Refusal(PrescribingRejections.NotFound);
        if (fields["action"] == BothDesks.Check)
            return await CheckAsync(context, prescription, fields);

        var rejection = await SendAsync(context, prescription, fields);
        if (rejection is not null)
            return await pages.PrescriptionAsync(context, id, fields, rejection);
        return Results.Redirect(fields[DeskView.FormField] == Return ? IdentitySchemes.PharmacyDeskPath : context.Request.Path.Value!); // What was returned is no longer held.
    }

    // Without a secret the domain says that it is wrong.
    private string SecretOf(HttpContext context, Prescription p) => secrets.Find(context, p.Id) ?? "none";

    private Task<Rejection?> SendAsync(HttpContext context, Prescription p, DeskFields fields)
    {
        var (id, secret) = (fields.Id(DeskView.IdField), SecretOf(context, p));
        return fields[DeskView.FormField] switch
        {
            DispensingForm.Name => SignAsync(context, p, fields, id, DispensingForm.Read(fields, p, secret), (unsigned, signature) => unsigned with { Signature = signature }),
            Query => SendAsync(context, fields, id, new QueryPrescriber(p.PersonId, p.Id, id, secret, fields.Choice<QueryKind>("kind") ?? QueryKind.Other, fields["text"])),
            Message => SendAsync(context, fields, id, new SendMessage(p.PersonId, p.Id, id, fields.Choice<PharmacyMessageKind>("kind") ?? PharmacyMessageKind.Other, fields["text"])),
            Return => SendAsync(context, fields, id, new ReturnPrescription(p.PersonId, p.Id, secret, fields.Text("text"))),
            Closing => SendAsync(context, fields, id, new ClosePrescription(p.PersonId, p.Id, secret)),
            Recovery => receipts.HandedAsync(context, p.Id, id, new RecoverSecret(p.PersonId, p.Id)),
            var name when p.Dispensings.FirstOrDefault(d => DispensingForm.CorrectionOf(d.DispensingId) == name) is { } corrected => SignAsync(
                context, p, fields, id, DispensingForm.ReadCorrection(fields, p, corrected, secret), (unsigned, signature) => unsigned with { Signature = signature }),
            _ => shared.AnswerAsync(context, p, fields),
        };
    }

    private async Task<Rejection?> SendAsync<TCommand>(HttpContext context, DeskFields fields, Guid form, TCommand command)
        where TCommand : class, ICommand => fields.Fault ?? (await commands.SendAsync(context, command, form)).Rejection;

    private async Task<Rejection?> SignAsync<TCommand>(
        HttpContext context, Prescription p, DeskFields fields, Guid form, TCommand command, Func<TCommand, DetachedSignature, TCommand> signed)
        where TCommand : class, ICommand => fields.Fault ?? (await commands.SendAsSignedAsync(context, p.Medium, command, form, signed)).Rejection;

    // Signed as it would be sent, for a missing signature is a refusal too; what is only asked is not kept.
    private async Task<IResult> CheckAsync(HttpContext context, Prescription p, DeskFields fields)
    {
        var command = DispensingForm.Read(fields, p, SecretOf(context, p));
        if (fields.Fault is { } fault)
            return await pages.PrescriptionAsync(context, p.Id, fields, fault);

        if (p.Medium == PrescriptionMedium.Electronic)
            command = commands.Sign(context, command, (unsigned, signature) => unsigned with { Signature = signature });
        var (check, rejection) = await checks.OfAsync(command, context.Caller(), context.TraceIdentifier, context.RequestAborted);
        return await pages.PrescriptionAsync(context, p.Id, fields, rejection, check);
    }
}
