using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>
/// The certificate of a card or smartphone is linked to the person; with the use registration (利用登録) it works as health insurance card.
/// A municipality and the operator know whose it is; the person proves that it is at hand.
/// </summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="CertificateId">The link, made by who links.</param>
/// <param name="CertificateSerial">The certificate's serial number in hexadecimal.</param>
/// <param name="ValidThrough">Its last day.</param>
/// <param name="Kind">Card or smartphone.</param>
/// <param name="UseRegistration">Whether its use is registered at once.</param>
/// <param name="Proof">That it is at hand; needed when the person links it.</param>
public sealed record LinkCardCertificate(
    Guid PersonId, Guid CertificateId, string CertificateSerial, LocalDate ValidThrough,
    CredentialKind Kind = CredentialKind.Card, bool UseRegistration = true, CardProof? Proof = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.InsuredPerson, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => CertificateId;

    IEnumerable<string> ICommand.Claims =>
        Proof is null ? [Credential.KeyOf(CertificateSerial)] : [Credential.KeyOf(CertificateSerial), Proof.Claim()];
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
        RuleFor(c => c.Proof).SoundProof();
    }
}

/// <summary>Handles <see cref="LinkCardCertificate"/>.</summary>
public static class LinkCardCertificateHandler
{
    /// <summary>Links the certificate to the person.</summary>
    public static async Task<Decided> Handle(
        Authorised<LinkCardCertificate> act, IStreams streams, IDirectory directory, ICardProofs proofs, CancellationToken ct)
    {
        var c = act.Command;
        var (proven, refusal) = await ProveAsync(act, proofs, ct);
        if (refusal is not null)
            return Decided.Reject(refusal);

        var person = await streams.LoadAsync<InsuredPerson>(c.PersonId, ct);
        if (person.State is null)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        var linked = await directory.CardAsync(c.CertificateSerial, ct);
        var link = new CardCertificateLinked(
            act.PersonId, c.CertificateId, c.CertificateSerial, c.ValidThrough, act.At, c.Kind, c.UseRegistration, proven?.ChallengeId);
        return credentials.Decide(Credentials.Link(credentials.State, link, linked?.PersonId, act.Today), new { c.CertificateId });
    }

    /// <summary>What the proof proves, which must be what is linked; neither that nor a refusal where an authority links without one.</summary>
    private static async Task<(ProvenCard? Proven, Rejection? Refusal)> ProveAsync(Authorised<LinkCardCertificate> act, ICardProofs proofs, CancellationToken ct)
    {
        var c = act.Command;
        if (c.Proof is null)
            return (null, act.Caller.Role == Role.InsuredPerson ? EligibilityRejections.ProofRequired : null);

        var (proven, refusal) = await proofs.VerifyAsync(c.Proof, act.Caller, act.At, ct);
        return proven switch
        {
            null => (null, refusal),
            _ when !Credential.IsSameSerial(proven.Serial, c.CertificateSerial) => (null, EligibilityRejections.ProofOfAnotherCard),
            _ when proven.ValidThrough != c.ValidThrough => (null, EligibilityRejections.CertificateDateDiffers),
            _ => (proven, null),
        };
    }
}
