using System.Collections.Immutable;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>What carries a user-authentication certificate.</summary>
public enum CredentialKind
{
    /// <summary>マイナンバーカード.</summary>
    Card,

    /// <summary>スマートフォン: a second credential of the same person, revoked on its own.</summary>
    Smartphone,
}

/// <summary>What a certificate still allows on a day.</summary>
public enum CertificateStanding
{
    /// <summary>More than three months before its expiry: everything.</summary>
    Valid,

    /// <summary>In the three months before its expiry: everything, and the reader reminds of the renewal.</summary>
    RenewalDue,

    /// <summary>In the three months after its expiry: eligibility yes, medical information no.</summary>
    Expired,

    /// <summary>Later: nothing; the person is treated with the 資格確認書.</summary>
    Lapsed,
}

/// <summary>
/// All cards and smartphones of one person, in one stream: a renewal, a re-issue or a lock is seen by whatever is decided next,
/// and a smartphone is decided beside the card it hangs on.
/// </summary>
public sealed record Credentials(Guid Id, Guid PersonId, ImmutableArray<Credential> All) : IEventSourced<Credentials>
{
    /// <summary>The stream that holds a person's credentials.</summary>
    public static Guid StreamOf(Guid personId) => StreamId.Of("credentials", personId);

    /// <summary>
    /// Links a certificate, which belongs to one person only: <paramref name="serialOwner"/> is whom the serial is linked to, if anyone.
    /// A smartphone's is made with a card in hand, so that the person must have an active one.
    /// </summary>
    public static Decision Link(Credentials? existing, CardCertificateLinked link, Guid? serialOwner, LocalDate today) => serialOwner switch
    {
        not null => EligibilityRejections.CardAlreadyLinked,
        _ when existing?.Find(link.CertificateId) is not null => EligibilityRejections.CardAlreadyLinked,
        _ when link.ValidThrough < today => EligibilityRejections.CardExpired,
        _ when link.Kind == CredentialKind.Smartphone && existing?.HasCardOn(today) != true => EligibilityRejections.CardRequired,
        _ => Decision.Accept(link),
    };

    /// <summary>The credential with this id.</summary>
    public Credential? Find(Guid certificateId) => All.FirstOrDefault(one => one.CertificateId == certificateId);

    /// <summary>The credential that has, or had, a certificate of this serial.</summary>
    public Credential? WithSerial(string serial) =>
        All.FirstOrDefault(one => Credential.IsSameSerial(one.Serial, serial)) ?? All.FirstOrDefault(one => one.Superseded.Any(old => Credential.IsSameSerial(old, serial)));

    /// <summary>The credential that was shown with this serial, or why it proves nothing. Its dates are another question: see <see cref="Credential.On"/>.</summary>
    public (Credential? Credential, Rejection? Refusal) Present(string serial, bool withPin) => WithSerial(serial) switch
    {
        null => (null, EligibilityRejections.CardNotFound),
        { } one when !Credential.IsSameSerial(one.Serial, serial) => (null, EligibilityRejections.CardSuperseded),
        { Stopped: { } stopped } => (null, stopped),
        { UseRegistered: false } => (null, EligibilityRejections.UseNotRegistered),
        { IsPinLocked: true } when withPin => (null, EligibilityRejections.PinLocked),
        { } one => (one, null),
    };

    /// <inheritdoc/>
    public static Credentials? Evolve(Credentials? state, object @event) => (state, @event) switch
    {
        (_, CardCertificateLinked e) => (state ?? new(StreamOf(e.PersonId), e.PersonId, [])) is var all
            ? all with { All = all.All.Add(new(e.CertificateId, e.Kind, e.Serial, e.ValidThrough, e.UseRegistered)) }
            : state,
        (null, _) => null,
        (_, CardUseRegistered e) => state.With(e.CertificateId, one => one with { UseRegistered = true }),
        (_, CardUseWithdrawn e) => state.With(e.CertificateId, one => one with { UseRegistered = false }),
        (_, CardSuspended e) => state.With(e.CertificateId, one => one with { Status = CredentialStatus.Suspended }),
        (_, CardResumed e) => state.With(e.CertificateId, one => one with { Status = CredentialStatus.Active }),
        (_, CardRevoked e) => state.With(e.CertificateId, one => one with { Status = CredentialStatus.Revoked }),
        (_, CertificateRenewed e) => state.With(e.CertificateId, one => Replaced(one, e.Serial, e.ValidThrough, e.UseRegistered)),
        (_, CardReissued e) => state.With(e.CertificateId, one => Replaced(one, e.Serial, e.ValidThrough, e.UseRegistered) with { Status = CredentialStatus.Active, WrongPins = 0 }),
        (_, PinAttempted e) => state.With(e.CertificateId, one => one with { WrongPins = e.Right ? 0 : one.WrongPins + 1 }),
        (_, PinUnlocked e) => state.With(e.CertificateId, one => one with { WrongPins = 0 }),
        _ => state,
    };

    private static Credential Replaced(Credential old, string serial, LocalDate validThrough, bool useRegistered) =>
        old with { Serial = serial, ValidThrough = validThrough, UseRegistered = useRegistered, Superseded = old.Superseded.Add(old.Serial) };

    private bool HasCardOn(LocalDate day) => All.Any(one => one is { Kind: CredentialKind.Card, Status: CredentialStatus.Active } && day <= one.ValidThrough);

    private Credentials With(Guid certificateId, Func<Credential, Credential> change) =>
        this with { All = [.. All.Select(one => one.CertificateId == certificateId ? change(one) : one)] };
}
