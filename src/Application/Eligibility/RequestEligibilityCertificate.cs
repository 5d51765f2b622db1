using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>資格確認書の交付申請: by the person, or recorded by the insurer of the coverage.</summary>
/// <param name="PersonId">Whose it is to be.</param>
/// <param name="CertificateId">The new certificate, made by who asks.</param>
/// <param name="WithLimitCategory">Whether the 限度額適用区分 is to be written on it; not when absent.</param>
public sealed record RequestEligibilityCertificate(Guid PersonId, Guid CertificateId, bool? WithLimitCategory = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.InsuredPerson, Role.Insurer, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => CertificateId;
}

/// <summary>The form of <see cref="RequestEligibilityCertificate"/>.</summary>
public sealed class RequestEligibilityCertificateValidator : AbstractValidator<RequestEligibilityCertificate>
{
    /// <summary>Its rules.</summary>
    public RequestEligibilityCertificateValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
    }
}

/// <summary>Handles <see cref="RequestEligibilityCertificate"/>.</summary>
public static class RequestEligibilityCertificateHandler
{
    /// <summary>Issues it for the coverage of today.</summary>
    public static async Task<Decided> Handle(Authorised<RequestEligibilityCertificate> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await CertificateStream.LoadAsync(act.PersonId, streams, ct);
        if (stream.Person is not { } person)
            return Decided.Reject(EligibilityRejections.PersonNotFound);
        if (stream.IsClosedTo(act.Caller, person.CoverageOn(act.Today)?.CoverageId))
            return Decided.Reject(RequestRejections.Forbidden);

        return stream.Decide(EligibilityCertificates.Request(stream.Certificates.State, person, c.CertificateId, c.WithLimitCategory == true, act.Today, act.At));
    }
}
