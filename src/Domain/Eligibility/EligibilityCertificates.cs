using System.Collections.Immutable;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>All 資格確認書 of one person; on no day more than one counts for a coverage.</summary>
public sealed record EligibilityCertificates(Guid Id, Guid PersonId, ImmutableArray<EligibilityCertificate> All) : IEventSourced<EligibilityCertificates>
{
    /// <summary>The stream that holds a person's certificates.</summary>
    public static Guid StreamOf(Guid personId) => StreamId.Of("eligibility-certificates", personId);

    /// <summary>The certificate with this id.</summary>
    public EligibilityCertificate? Find(Guid certificateId) => All.FirstOrDefault(one => one.CertificateId == certificateId);

    /// <summary>Whether one counts on a day for a coverage under this identity; one that states another is wrong since it was corrected.</summary>
    public bool InForceOn(Guid coverageId, InsuredIdentity identity, LocalDate day) => All.Any(one => one.States(coverageId, identity) && one.InForceOn(day));

    /// <summary>交付申請: issues one for the coverage of today, unless one counts; on the last day of one, the next from tomorrow on.</summary>
    public static Decision Request(
        EligibilityCertificates? existing, InsuredPerson person, Guid certificateId, bool withLimitCategory, LocalDate today, Instant now)
    {
        if (existing?.Find(certificateId) is not null)
            return EligibilityRejections.CertificateAlreadyIssued;
        if (person.CoverageOn(today) is not var (coverageId, terms) || person.DiedOn is not null)
            return EligibilityRejections.CertificateWithoutCoverage;
        if (FirstDayWithout(existing, coverageId, terms, today) is not { } first)
            return EligibilityRejections.CertificateInForce;

        var limit = withLimitCategory ? person.TermsOn(coverageId, first).LimitCategoryOn(first, person.BirthDate) : null;
        return Decision.Accept(Issue(existing, person.Id, certificateId, coverageId, terms, EligibilityCertificateReason.OnRequest, today, first, now) with { LimitCategory = limit });
    }

    /// <summary>Issues one when a rule says that the insurer gives it without being asked; nothing happens when none does.</summary>
    public static Decision IssueExOfficio(
        EligibilityCertificates? existing, InsuredPerson person, Credentials? credentials, Guid certificateId, LocalDate day, Instant now)
    {
        if (existing?.Find(certificateId) is not null || ExOfficio.NeedOn(day, person, credentials, existing) is not { } need)
            return Decision.Accept();

        return Decision.Accept(Issue(existing, person.Id, certificateId, need.CoverageId, person.Coverages[need.CoverageId], need.Reason, day, need.From, now));
    }

    /// <summary>再交付: the lost one counts no more, and another with the same last day takes its place, with what the insurer says of the coverage now.</summary>
    public Decision Reissue(InsuredPerson person, Guid lostId, Guid certificateId, LocalDate today, Instant now)
    {
        if (Find(certificateId) is not null)
            return EligibilityRejections.CertificateAlreadyIssued;
        if (Find(lostId) is not { } lost)
            return EligibilityRejections.CertificateNotFound;
        if (lost.InvalidOn is not null || lost.ValidThrough < today)
            return EligibilityRejections.CertificateNotInForce;

        var (terms, first) = (person.Coverages[lost.CoverageId], LocalDate.Max(today, lost.ValidFrom));
        if (lost.Identity != terms.Identity && InForceOn(lost.CoverageId, terms.Identity, first))
            return EligibilityRejections.CertificateInForce; // It was issued since the correction.

        return !terms.CoversOn(first) || person.DiedOn is not null
            ? EligibilityRejections.CertificateWithoutCoverage
            : Decision.Accept(
                new EligibilityCertificateInvalidated(PersonId, lostId, CertificateInvalidation.Lost, now),
                new EligibilityCertificateIssued(
                    PersonId, certificateId, lost.CoverageId, terms.Identity, EligibilityCertificateReason.Reissue, today, first,
                    terms.Through is { } last ? LocalDate.Min(last, lost.ValidThrough) : lost.ValidThrough, now, lost.LimitCategory, lostId));
    }

    /// <summary>Takes one out of force; again, it changes nothing.</summary>
    public Decision Invalidate(Guid certificateId, CertificateInvalidation cause, Instant now) => Find(certificateId) switch
    {
        null => EligibilityRejections.CertificateNotFound,
        { InvalidOn: not null } => Decision.Accept(),
        _ => Decision.Accept(new EligibilityCertificateInvalidated(PersonId, certificateId, cause, now)),
    };

    /// <summary>The first of this day and the next on which the coverage runs and no certificate counts for it.</summary>
    private static LocalDate? FirstDayWithout(EligibilityCertificates? existing, Guid coverageId, CoverageTerms terms, LocalDate day)
    {
        LocalDate[] days = [day, day.PlusDays(1)];
        var without = days.Where(one => terms.CoversOn(one) && existing?.InForceOn(coverageId, terms.Identity, one) != true).ToList();
        return without.Count == 0 ? null : without[0];
    }

    /// <inheritdoc/>
    public static EligibilityCertificates? Evolve(EligibilityCertificates? state, object @event) => (state, @event) switch
    {
        (_, EligibilityCertificateIssued e) => (state ?? new(StreamOf(e.PersonId), e.PersonId, [])) is var known
            ? known with { All = known.All.Add(new(e.CertificateId, e.CoverageId, e.Identity, e.ValidFrom, e.ValidThrough, e.LimitCategory)) }
            : state,
        ({ } known, EligibilityCertificateInvalidated e) =>
            known with { All = [.. known.All.Select(one => one.CertificateId == e.CertificateId ? one with { InvalidOn = Jst.DateOf(e.InvalidatedAt) } : one)] },
        _ => state,
    };

    private static EligibilityCertificateIssued Issue(
        EligibilityCertificates? existing, Guid personId, Guid certificateId, Guid coverageId, CoverageTerms terms,
        EligibilityCertificateReason reason, LocalDate issuedOn, LocalDate validFrom, Instant now)
    {
        // One that was prepared for a later day keeps its days.
        var later = existing?.All.Where(one => one.States(coverageId, terms.Identity) && one.InvalidOn is null && one.ValidFrom > validFrom).Select(one => one.ValidFrom.PlusDays(-1)) ?? [];
        var last = later.Append(EligibilityCertificate.LastDayOf(terms, validFrom)).Min();
        return new(personId, certificateId, coverageId, terms.Identity, reason, issuedOn, validFrom, last, now);
    }
}
