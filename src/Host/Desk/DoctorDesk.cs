using Healthcare.Application.Commands;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Identity;
using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Desk;

/// <summary>The forms of the doctor's desk. Each becomes the command that the API takes.</summary>
public sealed class DoctorDesk(DeskPages pages, DeskCommands commands, DeskRecords records, IClock clock)
{
    /// <summary>The forms by their names, beside those of queries.</summary>
    public const string Consent = "consent", Cancellation = "cancel";

    /// <summary>The button that adds a line, and the one that looks for products.</summary>
    public const string AddLine = "add-line", FindDrugs = "find-drugs";

    /// <summary>A form on the page of somebody who came.</summary>
    public async Task<IResult> PostPersonAsync(HttpContext context, Guid personId)
    {
        var fields = DeskFields.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        if (fields[DeskView.FormField] == Consent)
            return await ConsentAsync(context, personId, fields);

        fields = PrescriptionForm.WithChoices(fields);
        return fields["action"] switch
        {
            AddLine => await pages.PersonAsync(context, personId, fields.With("lines", $"{PrescriptionForm.LinesOf(fields) + 1}")),
            FindDrugs => await pages.PersonAsync(context, personId, fields),
            _ => await PrescribeAsync(context, personId, fields),
        };
    }

    /// <summary>A form on the page of a prescription.</summary>
    public async Task<IResult> PostPrescriptionAsync(HttpContext context, Guid id)
    {
        var fields = DeskFields.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        if (await records.FindAsync(id, context.RequestAborted) is not { } prescription)
            return new Http.Refusal(PrescribingRejections.NotFound);

        var rejection = fields[DeskView.FormField] == Cancellation
            ? await CancelAsync(context, prescription, fields)
            : await AnswerAsync(context, prescription, fields, commands);
        return rejection is null ? Results.Redirect(context.Request.Path) : await pages.PrescriptionAsync(context, id, fields, rejection);
    }

    /// <summary>Answers the query that the form is about: at both desks, for a pharmacist writes down what was said on the telephone.</summary>
    internal static async Task<Rejection?> AnswerAsync(HttpContext context, Prescription prescription, DeskFields fields, DeskCommands commands)
    {
        if (prescription.Queries.FirstOrDefault(query => AnswerForm.NameOf(query.Raised.QueryId) == fields[DeskView.FormField]) is not { } asked)
            return PrescribingRejections.QueryNotFound;

        var (form, command) = (fields.Id(DeskView.IdField), AnswerForm.Read(fields, prescription, asked.Raised.QueryId));
        return fields.Fault ?? (await commands.SendAsync(context, command, form)).Rejection;
    }

    /// <summary>Records what a person agreed to orally: at both desks.</summary>
    internal async Task<IResult> ConsentAsync(HttpContext context, Guid personId, DeskFields fields)
    {
        var form = fields.Id(DeskView.IdField);
        var rejection = fields.Fault ?? (await commands.SendAsync(context, new RecordOralConsent(personId, form, [InformationKind.Drugs]), form)).Rejection;
        return rejection is null ? Results.Redirect($"{context.Request.Path}#history") : await pages.PersonAsync(context, personId, fields, rejection);
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

    private async Task<Rejection?> CancelAsync(HttpContext context, Prescription prescription, DeskFields fields)
    {
        var (form, reason) = (fields.Id(DeskView.IdField), fields.Choice<CancellationReason>("reason") ?? CancellationReason.Other);
        var command = new CancelPrescription(prescription.PersonId, prescription.Id, reason, fields.Text("text"));
        return fields.Fault ?? (await commands.SendAsync(context, command, form)).Rejection;
    }
}
