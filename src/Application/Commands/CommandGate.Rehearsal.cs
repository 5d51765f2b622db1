using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Healthcare.Application.Commands;

public sealed partial class CommandGate
{
    /// <summary>
    /// What a command would give now: it passes the same gate and is handled by the same handler, which stores nothing. Only the access is recorded,
    /// as <paramref name="action"/>, and durable when this returns. It waits for no other command of the person, and holds none up.
    /// </summary>
    public async Task<(Authorised<TCommand>? Act, Decided? Decided, Rejection? Rejection)> RehearseAsync<TCommand>(
        TCommand command, Caller caller, string action, string requestId, CancellationToken ct)
        where TCommand : ICommand
    {
        var now = clock.GetCurrentInstant();
        var rejection = Authorise(command, caller);
        if (rejection is null && Validate(command) is { } invalid)
            return (null, null, invalid);
        if (command.Person is null || await LocateAsync(command.Person, ct) is not { } personId)
            return (null, null, rejection ?? EligibilityRejections.PersonNotFound);

        if (IsAnotherPerson(caller, personId))
            rejection = RequestRejections.Forbidden;
        var act = new Authorised<TCommand>(command, caller, personId, now);
        var decided = rejection is null ? await DecideAsync(act, ct) : null;
        var outcome = rejection ?? (decided?.Decision as Decision.Rejected)?.Reason;
        await accesses.RecordAsync(new(personId, now, caller, TCommand.Access.Purpose, action, outcome?.Code ?? AccessRecord.Ok, requestId), ct);
        return rejection is null ? (act, decided, null) : (null, null, rejection);
    }

    private async Task<Decided> DecideAsync<TCommand>(Authorised<TCommand> act, CancellationToken ct)
        where TCommand : ICommand
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Decided>(act, ct);
    }
}
