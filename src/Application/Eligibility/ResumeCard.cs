using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>一時停止の解除: the card was found.</summary>
public sealed record ResumeCard(Guid PersonId, Guid CertificateId) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="ResumeCard"/>.</summary>
public sealed class ResumeCardValidator : AbstractValidator<ResumeCard>
{
    /// <summary>Its rules.</summary>
    public ResumeCardValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
    }
}

/// <summary>Handles <see cref="ResumeCard"/>.</summary>
public static class ResumeCardHandler
{
    /// <summary>Ends the suspension.</summary>
    public static async Task<Decided> Handle(Authorised<ResumeCard> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        return credentials.State is { } all
            ? credentials.Decide(all.Resume(c.CertificateId, act.At))
            : Decided.Reject(EligibilityRejections.CardNotFound);
    }
}
