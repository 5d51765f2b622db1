using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using NodaTime;
using Wolverine;

namespace Healthcare.Application.Commands;

/// <summary>The only way in for a command, whoever sends it: may this caller, is the form sound, whom is it about; then it is handled.</summary>
public sealed partial class CommandGate(IServiceProvider services, IDirectory directory, ICommandPipeline pipeline, IAccessLog accesses, IClock clock)
{
    /// <summary>Sends a command. The outcome is durable when this returns. <paramref name="inBulk"/> is its handler, when it is one of very many.</summary>
    public async Task<Outcome> SendAsync<TCommand>(
        TCommand command, Caller caller, CommandHeader header, CancellationToken ct, Func<Authorised<TCommand>, Task<Decided>>? inBulk = null)
        where TCommand : ICommand
    {
        var now = clock.GetCurrentInstant();
        if (Authorise(command, caller) is { } forbidden)
            return await RefuseAsync(command, command.Person?.PersonId, caller, header, forbidden, now, ct);
        if (Validate(command) is { } invalid)
            return Outcome.Reject(invalid);

        var personId = await LocateAsync(command.Person, ct);
        if (command.Person is not null && personId is null)
            return Outcome.Reject(EligibilityRejections.PersonNotFound);
        if (IsAnotherPerson(caller, personId))
            return await RefuseAsync(command, personId, caller, header, RequestRejections.Forbidden, now, ct);

        var authorised = new Authorised<TCommand>(command, caller, personId ?? Guid.Empty, now);
        return await pipeline.RunAsync(new(
            typeof(TCommand).Name, personId, ClaimsOf(command, personId, caller, header), caller, TCommand.Access.Purpose, header, now,
            bus => bus.InvokeAsync<Decided>(authorised, CancellationToken.None))
        {
            InBulk = inBulk is null ? null : () => inBulk(authorised),
        });
    }

    private static Rejection? Authorise<TCommand>(TCommand command, Caller caller)
        where TCommand : ICommand =>
        TCommand.Access.Roles.Contains(caller.Role) ? command.Refuses(caller) : RequestRejections.Forbidden;

    private static bool IsAnotherPerson(Caller caller, Guid? personId) =>
        caller.Role == Role.InsuredPerson && caller.PersonId != personId;

    private Rejection? Validate<TCommand>(TCommand command)
    {
        var validator = (IValidator<TCommand>)(services.GetService(typeof(IValidator<TCommand>))
            ?? throw new InvalidOperationException($"{typeof(TCommand).Name} has no validator."));
        var errors = validator.Validate(command).Errors;
        return errors.Count == 0
            ? null
            : errors.Aggregate(RequestRejections.Invalid, (rejection, error) => rejection.At(error.PropertyName, error.ErrorMessage));
    }

    private async Task<Guid?> LocateAsync(PersonLocator? person, CancellationToken ct) =>
        person switch
        {
            null => null,
            { PersonId: { } known } => known,
            _ => await directory.FindAsync(person, ct),
        };

    /// <summary>The person first. The new record's id and the key too: sent for two persons at once, one uses them and the other is refused.</summary>
    private static string[] ClaimsOf(ICommand command, Guid? personId, Caller caller, CommandHeader header)
    {
        string[] unique = command.OwnId is { } own
            ? [.. command.Claims, $"id:{own:N}", $"key:{caller.Subject}:{header.Key}"]
            : [.. command.Claims, $"key:{caller.Subject}:{header.Key}"];
        return personId is { } id ? [id.ToString("N"), .. unique] : unique;
    }

    private async Task<Outcome> RefuseAsync<TCommand>(
        TCommand command, Guid? personId, Caller caller, CommandHeader header, Rejection rejection, Instant now, CancellationToken ct)
        where TCommand : ICommand
    {
        if (personId is null && command.Person is { } person)
            personId = await LocateAsync(person, ct);
        if (personId is { } known)
            await accesses.RecordAsync(new(known, now, caller, TCommand.Access.Purpose, typeof(TCommand).Name, rejection.Code, header.RequestId), ct);

        return Outcome.Reject(rejection);
    }
}
