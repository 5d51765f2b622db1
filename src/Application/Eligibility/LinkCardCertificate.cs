using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>利用登録: the person has a card's certificate linked, so that the card works as health insurance card.</summary>
public sealed record LinkCardCertificate(Guid PersonId, Guid CertificateId, string CertificateSerial, LocalDate ValidThrough) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.InsuredPerson, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => CertificateId;

    IEnumerable<string> ICommand.Claims => [$"card:{CertificateSerial}"];
}

/// <summary>The form of <see cref="LinkCardCertificate"/>.</summary>
public sealed class LinkCardCertificateValidator : AbstractValidator<LinkCardCertificate>
{
    /// <summary>Its rules.</summary>
    public LinkCardCertificateValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
        RuleFor(c => c.CertificateSerial).CertificateSerial();
    }
}

/// <summary>Handles <see cref="LinkCardCertificate"/>.</summary>
public static class LinkCardCertificateHandler
{
    /// <summary>Links the certificate to the person.</summary>
    public static async Task<Decided> Handle(
        Authorised<LinkCardCertificate> act, IStreams streams, IDirectory directory, CancellationToken ct)
    {
        var c = act.Command;
        var person = await streams.LoadAsync<InsuredPerson>(c.PersonId, ct);
        if (person.State is null)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var certificate = await streams.LoadAsync<CardCertificate>(c.CertificateId, ct);
        var linked = await directory.CardAsync(c.CertificateSerial, ct);
        return certificate.Decide(
            CardCertificate.Link(
                certificate.State, c.PersonId, c.CertificateId, c.CertificateSerial, c.ValidThrough, linked?.PersonId, act.Today, act.At),
            new { c.CertificateId });
    }
}
