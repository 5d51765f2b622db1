using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>資格確認書の返納・紛失届: it counts no more, and none takes its place.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="CertificateId">The certificate.</param>
/// <param name="Cause">Whether it was given back or lost.</param>
public sealed record ReturnEligibilityCertificate(Guid PersonId, Guid CertificateId, CertificateInvalidation Cause) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.InsuredPerson, Role.Insurer, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="ReturnEligibilityCertificate"/>.</summary>
public sealed class ReturnEligibilityCertificateValidator : AbstractValidator<ReturnEligibilityCertificate>
{
    /// <summary>Its rules.</summary>
    public ReturnEligibilityCertificateValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
    }
}

/// <summary>Handles <see cref="ReturnEligibilityCertificate"/>.</summary>
public static class ReturnEligibilityCertificateHandler
{
    /// <summary>Takes it out of force.</summary>
    public static async Task<Decided> Handle(Authorised<ReturnEligibilityCertificate> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await CertificateStream.LoadAsync(act.PersonId, streams, ct);
        if (stream.Certificates.State is not { } certificates)
            return Decided.Reject(EligibilityRejections.CertificateNotFound);

        return stream.IsClosedTo(act.Caller, certificates.Find(c.CertificateId)?.CoverageId)
            ? Decided.Reject(RequestRejections.Forbidden)
            : stream.Decide(certificates.Invalidate(c.CertificateId, c.Cause, act.At));
    }
}
