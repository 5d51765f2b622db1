using System.Text.Json;
using Healthcare.Application.Commands;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Host.Identity;

namespace Healthcare.Host.Desk;

/// <summary>Receives prescriptions at the pharmacist's desk, and keeps the secrets that are handed over for them.</summary>
public sealed class PharmacyReceipts(DeskCommands commands, DeskSecrets secrets)
{
    /// <summary>Receives what the form names, and shows it; or says why not.</summary>
    public async Task<IResult> ReceiveAsync(HttpContext context, Guid person, DeskFields fields, Func<Rejection, Task<IResult>> refuse)
    {
        var (form, prescription) = (fields.Id(DeskView.IdField), fields.Id("prescription"));
        var rejection = fields.Fault ?? await HandedAsync(context, prescription, form, new ReceivePrescription(person, prescription));
        return rejection is null ? Results.Redirect($"{IdentitySchemes.PharmacyDeskPath}/prescriptions/{prescription}") : await refuse(rejection);
    }

    /// <summary>Sends what is answered with a secret, and keeps that.</summary>
    public async Task<Rejection?> HandedAsync<TCommand>(HttpContext context, Guid prescription, Guid form, TCommand command)
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
