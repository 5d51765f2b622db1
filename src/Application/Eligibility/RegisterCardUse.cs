using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>利用登録: a linked card or smartphone becomes usable as health insurance card.</summary>
public sealed record RegisterCardUse(Guid PersonId, Guid CertificateId) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.InsuredPerson, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="RegisterCardUse"/>.</summary>
public sealed class RegisterCardUseValidator : AbstractValidator<RegisterCardUse>
{
    /// <summary>Its rules.</summary>
    public RegisterCardUseValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
    }
}

/// <summary>Handles <see cref="RegisterCardUse"/>.</summary>
public static class RegisterCardUseHandler
{
    /// <summary>Registers the use.</summary>
    public static async Task<Decided> Handle(Authorised<RegisterCardUse> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        return credentials.State is { } all
            ? credentials.Decide(all.RegisterUse(c.CertificateId, act.Today, act.At))
            : Decided.Reject(EligibilityRejections.CardNotFound);
    }
}
