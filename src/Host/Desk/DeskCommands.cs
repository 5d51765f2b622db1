using System.Security.Cryptography;
using Healthcare.Application.Commands;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Identity;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Desk;

/// <summary>Sends what a form of a desk asks for through the gate that the API uses; there is no other way.</summary>
public sealed class DeskCommands(CommandGate gate, IEnumerable<IDeskSigner> signers)
{
    /// <summary>Sends a command. The form's id is the idempotency key: sent twice, it is done once.</summary>
    public Task<Outcome> SendAsync<TCommand>(HttpContext context, TCommand command, Guid form)
        where TCommand : class, ICommand => SendAsync(context, command, command, form);

    /// <summary>Signs a command in the name of who sits at the desk, where the demonstration can, and sends it.</summary>
    public Task<Outcome> SignAndSendAsync<TCommand>(HttpContext context, TCommand command, Guid form, Func<TCommand, DetachedSignature, TCommand> signed)
        where TCommand : class, ICommand => SendAsync(context, Sign(context, command, signed), command, form);

    /// <summary>The command with the signature of who sits at the desk; without one where nobody can sign.</summary>
    public TCommand Sign<TCommand>(HttpContext context, TCommand command, Func<TCommand, DetachedSignature, TCommand> signed)
        where TCommand : class, ICommand
    {
        var content = StoredJson.Bytes(command);
        return signers.Select(signer => signer.Sign(context.Caller(), content)).FirstOrDefault(one => one is not null) is { } signature ? signed(command, signature) : command;
    }

    /// <summary>The same when what it is about was issued electronically; what is on paper needs no signature.</summary>
    public Task<Outcome> SendAsSignedAsync<TCommand>(
        HttpContext context, PrescriptionMedium medium, TCommand command, Guid form, Func<TCommand, DetachedSignature, TCommand> signed)
        where TCommand : class, ICommand =>
        medium == PrescriptionMedium.Electronic ? SignAndSendAsync(context, command, form, signed) : SendAsync(context, command, form);

    // A signature names its time and may be random: what was asked for is the same without it.
    private Task<Outcome> SendAsync<TCommand>(HttpContext context, TCommand command, TCommand asked, Guid form)
        where TCommand : class, ICommand =>
        gate.SendAsync(command, context.Caller(), new($"desk:{form:N}", SHA256.HashData(StoredJson.Bytes(asked)), context.TraceIdentifier), context.RequestAborted);
}
