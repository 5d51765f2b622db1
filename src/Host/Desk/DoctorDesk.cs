using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Identity;
using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Desk;

/// <summary>The forms of the doctor's desk. Each becomes the command that the API takes.</summary>
public sealed class DoctorDesk(DeskPages pages, DeskCommands commands, DeskRecords records, PrescriptionChecks checks, BothDesks shared, IClock clock)
{
    /// <summary>The form that takes a prescription back.</summary>
    public const string Cancellation = "cancel";

    /// <summary>A form on the page of somebody who came.</summary>
    public async Task<IResult> PostPersonAsync(HttpContext context, Guid personId)
    {
        var fields = DeskFields.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        if (await shared.PostPersonAsync(context, personId, fields) is { } answer)
            return answer;

        fields = PrescriptionForm.WithChoices(fields);
        return fields["action"] switch
        {
            BothDesks.AddLine => await pages.PersonAsync(context, personId, PrescriptionForm.WithOneMore(fields)),
            BothDesks.FindDrugs => await pages.PersonAsync(context, personId, fields),
            BothDesks.Check => await CheckAsync(context, personId, fields),
            _ => await PrescribeAsync(context, personId, fields),
        };
    }

    /// <summary>A form on the page of a prescription.</summary>
    public async Task<IResult> PostPrescriptionAsync(HttpContext context, Guid id)
    {
        var fields = PrescriptionForm.WithChoices(DeskFields.Of(await context.Request.ReadFormAsync(context.RequestAborted)));
        if (await records.FindAsync(id, context.RequestAborted) is not { } prescription)
            return new Http.Refusal(PrescribingRejections.NotFound);

        return fields["action"] switch
        {
            BothDesks.AddLine => await pages.PrescriptionAsync(context, id, PrescriptionForm.WithOneMore(fields)),
            BothDesks.FindDrugs => await pages.PrescriptionAsync(context, id, fields),
            _ => await SendAsync(context, prescription, fields) is { } rejection
                ? await pages.PrescriptionAsync(context, id, fields, rejection)
                : Results.Redirect(context.Request.Path),
        };
    }

    private Task<Rejection?> SendAsync(HttpContext context, Prescription prescription, DeskFields fields) => fields[DeskView.FormField] switch
    {
        Cancellation => CancelAsync(context, prescription, fields),
        AmendmentForm.Name => AmendAsync(context, prescription, fields),
        _ => shared.AnswerAsync(context, prescription, fields),
    };

    private async Task<IResult> CheckAsync(HttpContext context, Guid personId, DeskFields fields)
    {
        var command = PrescriptionForm.Read(fields, personId, Jst.DateOf(clock.GetCurrentInstant()));
        if (fields.Fault is { } fault)
            return await pages.PersonAsync(context, personId, fields, fault);

        var (check, rejection) = await checks.OfAsync(command, context.Caller(), context.TraceIdentifier, context.RequestAborted);
        return await pages.PersonAsync(context, personId, fields, rejection, check);
    }

    private async Task<IResult> PrescribeAsync(HttpContext context, Guid personId, DeskFields fields)
    {
        var command = PrescriptionForm.Read(fields, personId, Jst.DateOf(clock.GetCurrentInstant()));
        var rejection = fields.Fault
            ?? (await commands.SignAndSendAsync(context, command, command.PrescriptionId, (unsigned, signature) => unsigned with { Signature = signature })).Rejection;
        return rejection is null
            ? Results.Redirect($"{IdentitySchemes.DoctorDeskPath}/prescriptions/{command.PrescriptionId}")
            : await pages.PersonAsync(context, personId, fields, rejection);
    }

    private async Task<Rejection?> AmendAsync(HttpContext context, Prescription prescription, DeskFields fields)
    {
        var (form, command) = (fields.Id(DeskView.IdField), AmendmentForm.Read(fields, prescription));
        return fields.Fault ?? (await commands.SendAsSignedAsync(context, prescription.Medium, command, form, (unsigned, signature) => unsigned with { Signature = signature })).Rejection;
    }

    private async Task<Rejection?> CancelAsync(HttpContext context, Prescription prescription, DeskFields fields)
    {
        var (form, reason) = (fields.Id(DeskView.IdField), fields.Choice<CancellationReason>("reason") ?? CancellationReason.Other);
        var command = new CancelPrescription(prescription.PersonId, prescription.Id, reason, fields.Text("text"));
        return fields.Fault ?? (await commands.SendAsync(context, command, form)).Rejection;
    }
}
