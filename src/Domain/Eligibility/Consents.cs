using System.Collections.Immutable;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>What a person is about to agree to.</summary>
/// <param name="PersonId">Who agrees.</param>
/// <param name="ConsentId">The new consent.</param>
/// <param name="Institution">Who will be allowed to view.</param>
/// <param name="Kinds">What.</param>
public sealed record ConsentDraft(Guid PersonId, Guid ConsentId, InstitutionNumber Institution, IReadOnlyList<InformationKind> Kinds)
{
    internal bool IsMedical => Kinds.Any(kind => kind != InformationKind.CopayLimit);

    internal ConsentPurpose Purpose => Institution.IsPharmacy ? ConsentPurpose.Dispensing : ConsentPurpose.Treatment;
}

/// <summary>One consent that has not been withdrawn.</summary>
public sealed record ConsentGrant(
    Guid ConsentId, string Institution, ImmutableArray<InformationKind> Kinds, Instant Until, ConsentTerm? Term = null);

/// <summary>All consents of one person.</summary>
public sealed record Consents(Guid Id, Guid PersonId, ImmutableArray<ConsentGrant> Grants) : IEventSourced<Consents>
{
    /// <summary>The stream that holds a person's consents.</summary>
    public static Guid StreamOf(Guid personId) => StreamId.Of("consents", personId);

    /// <summary>
    /// At the card reader, for a visit or a stay. <paramref name="opensMedicalInformation"/> is what the check of this visit answered: with a certificate
    /// that has expired (or without a card) there is no consent to medical information.
    /// </summary>
    public static Decision GiveAtReader(Consents? existing, ConsentDraft draft, bool opensMedicalInformation, bool stay, Instant now) => draft switch
    {
        { IsMedical: true } when !opensMedicalInformation => EligibilityRejections.MedicalInformationClosed,
        { Institution.IsPharmacy: true } when stay => EligibilityRejections.NoStayAtPharmacy,
        _ => Record(existing, draft, ConsentChannel.Reader, ConsentTerms.AtReader(draft.Institution, stay, now), now),
    };

    /// <summary>In the portal: through the day that the person chooses, else as long as at a reader.</summary>
    public static Decision GiveAtPortal(Consents? existing, ConsentDraft draft, LocalDate? lastDay, Instant now) => lastDay switch
    {
        null => Record(existing, draft, ConsentChannel.Portal, ConsentTerms.AtReader(draft.Institution, false, now), now),
        { } day when !ConsentTerms.MayChoose(day, now) => EligibilityRejections.ConsentDayOutOfRange,
        { } day => Record(existing, draft, ConsentChannel.Portal, (ConsentTerm.ChosenDay, ConsentTerms.EndOf(day)), now),
    };

    /// <summary>Said to a doctor, dentist or pharmacist: for drugs only, and for that day.</summary>
    public static Decision GiveOrally(Consents? existing, ConsentDraft draft, Instant now) =>
        draft.Kinds is [InformationKind.Drugs]
            ? Record(existing, draft, ConsentChannel.Oral, (ConsentTerm.VisitDay, ConsentTerms.EndOf(Jst.DateOf(now))), now)
            : EligibilityRejections.OralConsentForDrugsOnly;

    /// <summary>The person takes a consent back, at once; at the reader of <paramref name="institution"/> only one given to that institution.</summary>
    public Decision Withdraw(Guid consentId, Instant now, string? institution = null) =>
        Grants.Any(grant => grant.ConsentId == consentId && now < grant.Until && (institution is null || grant.Institution == institution))
            ? Decision.Accept(new ConsentWithdrawn(PersonId, consentId, now, institution is null ? ConsentChannel.Portal : ConsentChannel.Reader))
            : EligibilityRejections.ConsentNotFound;

    /// <summary>退院: what was agreed to for the stay at this institution ends.</summary>
    public Decision Discharge(string institution, Instant now) =>
        Grants.Where(grant => grant.Term == ConsentTerm.InpatientStay && grant.Institution == institution && now < grant.Until).ToList() is { Count: > 0 } stays
            ? Decision.Accept([.. stays.Select(stay => new ConsentEndedAtDischarge(PersonId, stay.ConsentId, now))])
            : EligibilityRejections.NoInpatientConsent;

    /// <summary>Whether the institution may view this kind of information now.</summary>
    public bool Allow(string institution, InformationKind kind, Instant now) =>
        Grants.Any(grant => grant.Institution == institution && grant.Kinds.Contains(kind) && now < grant.Until);

    /// <inheritdoc/>
    public static Consents? Evolve(Consents? state, object @event) => @event switch
    {
        ConsentGiven e => (state ?? new(StreamOf(e.PersonId), e.PersonId, [])).With(e),
        ConsentWithdrawn e => state?.Without(e.ConsentId),
        ConsentEndedAtDischarge e => state?.Without(e.ConsentId),
        _ => state,
    };

    private static Decision Record(Consents? existing, ConsentDraft draft, ConsentChannel channel, (ConsentTerm Term, Instant Until) holds, Instant now) =>
        existing?.Grants.Any(grant => grant.ConsentId == draft.ConsentId && now < grant.Until) == true
            ? EligibilityRejections.ConsentAlreadyGiven
            : Decision.Accept(new ConsentGiven(
                draft.PersonId, draft.ConsentId, draft.Institution.Value, draft.Kinds, now, holds.Until, channel, draft.Purpose, holds.Term));

    /// <summary>What has run out is forgotten here; the events keep it.</summary>
    private Consents With(ConsentGiven e) => this with
    {
        Grants = [.. Grants.Where(grant => grant.Until > e.GivenAt), new(e.ConsentId, e.Institution, [.. e.Kinds], e.Until, e.Term)],
    };

    private Consents Without(Guid consentId) => this with { Grants = [.. Grants.Where(grant => grant.ConsentId != consentId)] };
}
