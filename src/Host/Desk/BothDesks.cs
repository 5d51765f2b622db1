using Healthcare.Application.Eligibility;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Host.Desk;

/// <summary>The forms that the doctor's and the pharmacist's desk have in common.</summary>
public sealed class BothDesks(DeskPages pages, DeskCommands commands)
{
    /// <summary>The form that records an oral consent.</summary>
    public const string Consent = "consent";

    /// <summary>The buttons that look for products, add a line, and only ask what would be said of what is typed.</summary>
    public const string FindDrugs = "find-drugs", AddLine = "add-line", Check = "check";

    /// <summary>A form on the page of somebody who came; null when it is none of these.</summary>
    public async Task<IResult?> PostPersonAsync(HttpContext context, Guid personId, DeskFields fields) => fields[DeskView.FormField] switch
    {
        Consent => await ConsentAsync(context, personId, fields),
        AllergyForm.Name => await AllergyAsync(context, personId, PrescriptionForm.WithChoices(fields)),
        _ => null,
    };

    /// <summary>Answers the query that the form is about: at both desks, for a pharmacist writes down what was said on the telephone.</summary>
    public async Task<Rejection?> AnswerAsync(HttpContext context, Prescription prescription, DeskFields fields)
    {
        if (prescription.Queries.FirstOrDefault(query => AnswerForm.NameOf(query.Raised.QueryId) == fields[DeskView.FormField]) is not { } asked)
            return PrescribingRejections.QueryNotFound;

        var (form, command) = (fields.Id(DeskView.IdField), AnswerForm.Read(fields, prescription, asked.Raised.QueryId));
        return fields.Fault ?? (await commands.SendAsync(context, command, form)).Rejection;
    }

    private async Task<IResult> ConsentAsync(HttpContext context, Guid personId, DeskFields fields)
    {
        var form = fields.Id(DeskView.IdField);
        var rejection = fields.Fault ?? (await commands.SendAsync(context, new RecordOralConsent(personId, form, [InformationKind.Drugs]), form)).Rejection;
        return rejection is null ? Results.Redirect($"{context.Request.Path}#history") : await pages.PersonAsync(context, personId, fields, rejection);
    }

    private async Task<IResult> AllergyAsync(HttpContext context, Guid personId, DeskFields fields)
    {
        if (fields["action"] == FindDrugs)
            return await pages.PersonAsync(context, personId, fields);

        var command = AllergyForm.Read(fields, personId);
        var rejection = fields.Fault ?? (await commands.SendAsync(context, command, command.AllergyId)).Rejection;
        return rejection is null ? Results.Redirect($"{context.Request.Path}#allergies") : await pages.PersonAsync(context, personId, fields, rejection);
    }
}
