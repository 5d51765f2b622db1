using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>資格確認書の再交付: the lost one counts no more from this moment.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="LostCertificateId">The one that was lost.</param>
/// <param name="CertificateId">The new one, made by who asks.</param>
public sealed record ReissueEligibilityCertificate(Guid PersonId, Guid LostCertificateId, Guid CertificateId) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.InsuredPerson, Role.Insurer, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => CertificateId;
}

/// <summary>The form of <see cref="ReissueEligibilityCertificate"/>.</summary>
public sealed class ReissueEligibilityCertificateValidator : AbstractValidator<ReissueEligibilityCertificate>
{
    /// <summary>Its rules.</summary>
    public ReissueEligibilityCertificateValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.LostCertificateId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
    }
}

/// <summary>Handles <see cref="ReissueEligibilityCertificate"/>.</summary>
public static class ReissueEligibilityCertificateHandler
{
    /// <summary>Takes the lost one out of force and issues another.</summary>
    public static async Task<Decided> Handle(Authorised<ReissueEligibilityCertificate> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await CertificateStream.LoadAsync(act.PersonId, streams, ct);
        if (stream is not { Person: { } person, Certificates.State: { } certificates })
            return Decided.Reject(EligibilityRejections.CertificateNotFound);

        return stream.IsClosedTo(act.Caller, certificates.Find(c.LostCertificateId)?.CoverageId)
            ? Decided.Reject(RequestRejections.Forbidden)
            : stream.Decide(certificates.Reissue(person, c.LostCertificateId, c.CertificateId, act.Today, act.At));
    }
}
