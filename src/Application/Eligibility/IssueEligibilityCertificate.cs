using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>資格確認書の職権交付: the engine issues one when a rule says so. The rule is asked again here, where nothing else of the person can change.</summary>
/// <param name="PersonId">For whom.</param>
/// <param name="Day">As of which day.</param>
public sealed record IssueEligibilityCertificate(Guid PersonId, LocalDate Day) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Operator);

    /// <summary>The certificate: the same person and day always make the same id.</summary>
    public Guid CertificateId => StreamId.Of("ex-officio-certificate", $"{PersonId:N}:{Day:uuuu-MM-dd}");

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => CertificateId;
}

/// <summary>The form of <see cref="IssueEligibilityCertificate"/>.</summary>
public sealed class IssueEligibilityCertificateValidator : AbstractValidator<IssueEligibilityCertificate>
{
    /// <summary>Its rules.</summary>
    public IssueEligibilityCertificateValidator() => RuleFor(c => c.PersonId).NotEmpty();
}

/// <summary>Handles <see cref="IssueEligibilityCertificate"/>.</summary>
public static class IssueEligibilityCertificateHandler
{
    /// <summary>Issues it, or changes nothing when no rule says so any more.</summary>
    public static async Task<Decided> Handle(Authorised<IssueEligibilityCertificate> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await CertificateStream.LoadAsync(act.PersonId, streams, ct);
        return stream.Person is { } person
            ? stream.Decide(EligibilityCertificates.IssueExOfficio(stream.Certificates.State, person, stream.Credentials, c.CertificateId, c.Day, act.At))
            : Decided.Reject(EligibilityRejections.PersonNotFound);
    }
}
