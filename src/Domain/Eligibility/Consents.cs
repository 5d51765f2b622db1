using System.Collections.Immutable;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>Which information a person lets an institution view; each is asked for apart.</summary>
public enum InformationKind
{
    /// <summary>薬剤その他の診療: drugs and other treatment.</summary>
    Drugs,

    /// <summary>手術: past surgery.</summary>
    Surgery,

    /// <summary>特定健診等: check-ups.</summary>
    CheckUps,

    /// <summary>限度額適用区分: the high-cost limit category.</summary>
    CopayLimit,
}

/// <summary>The person agreed, at the reader or in the portal, that an institution may view some kinds of information for a while.</summary>
public sealed record ConsentGiven(
    Guid PersonId, Guid ConsentId, string Institution, IReadOnlyList<InformationKind> Kinds, Instant GivenAt, Instant Until) : IPersonEvent;

/// <summary>The person took a consent back; the next read is refused.</summary>
public sealed record ConsentWithdrawn(Guid PersonId, Guid ConsentId, Instant WithdrawnAt) : IPersonEvent;

/// <summary>One consent that has not been withdrawn.</summary>
public sealed record ConsentGrant(Guid ConsentId, string Institution, ImmutableArray<InformationKind> Kinds, Instant Until);

/// <summary>All consents of one person.</summary>
public sealed record Consents(Guid Id, Guid PersonId, ImmutableArray<ConsentGrant> Grants) : IEventSourced<Consents>
{
    private static readonly Duration AtAnInstitution = Duration.FromHours(24);
    private static readonly Duration AtAPharmacy = Duration.FromDays(3);

    /// <summary>The stream that holds a person's consents.</summary>
    public static Guid StreamOf(Guid personId) => StreamId.Of("consents", personId);

    /// <summary>Gives consent to one institution: for 24 hours, at a pharmacy for 3 days.</summary>
    public static Decision Give(
        Consents? existing, Guid personId, Guid consentId, InstitutionNumber institution, IReadOnlyList<InformationKind> kinds, Instant now) =>
        existing?.Grants.Any(grant => grant.ConsentId == consentId) == true
            ? EligibilityRejections.ConsentAlreadyGiven
            : Decision.Accept(new ConsentGiven(
                personId, consentId, institution.Value, kinds, now, now + (institution.IsPharmacy ? AtAPharmacy : AtAnInstitution)));

    /// <summary>Takes a consent back, at once.</summary>
    public Decision Withdraw(Guid consentId, Instant now) =>
        Grants.Any(grant => grant.ConsentId == consentId)
            ? Decision.Accept(new ConsentWithdrawn(PersonId, consentId, now))
            : EligibilityRejections.ConsentNotFound;

    /// <summary>Whether the institution may view this kind of information now.</summary>
    public bool Allow(string institution, InformationKind kind, Instant now) =>
        Grants.Any(grant => grant.Institution == institution && grant.Kinds.Contains(kind) && now < grant.Until);

    /// <inheritdoc/>
    public static Consents? Evolve(Consents? state, object @event) => @event switch
    {
        ConsentGiven e => (state ?? new(StreamOf(e.PersonId), e.PersonId, [])) is var consents
            ? consents with { Grants = [.. consents.Grants.Where(grant => grant.Until > e.GivenAt), new(e.ConsentId, e.Institution, [.. e.Kinds], e.Until)] }
            : state,
        ConsentWithdrawn e when state is not null => state with { Grants = [.. state.Grants.Where(grant => grant.ConsentId != e.ConsentId)] },
        _ => state,
    };
}
