using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>What happens to the person, and what follows for the coverages.</summary>
public sealed partial record InsuredPerson
{
    /// <summary>Changes the name; the same name again changes nothing.</summary>
    public Decision ChangeName(PersonName name, Instant now) =>
        name == Name ? Decision.Accept() : Decision.Accept(new NameChanged(Id, name, now));

    /// <summary>The person died: coverages end on that day, and those that would have begun later never hold.</summary>
    public Decision RecordDeath(LocalDate diedOn, Instant now) => this switch
    {
        _ when diedOn < BirthDate => EligibilityRejections.DeathBeforeBirth,
        { DiedOn: { } known } => known == diedOn ? Decision.Accept() : EligibilityRejections.DeathAlreadyRecorded,
        _ => Decision.Accept(
        [
            .. Coverages.Where(one => one.Value.EverHeld && !(one.Value.Through <= diedOn))
                .Select(one => Ended(one.Key, LocalDate.Max(diedOn, one.Value.From.PlusDays(-1)), CoverageEndCause.Died, now)),
            new DeathRecorded(Id, diedOn, now),
        ]),
    };

    /// <summary>The identities of what ended by death: one that never held lost its own, which may name somebody else by now.</summary>
    public IEnumerable<InsuredIdentity> IdentitiesEndedByDeath() => EndedByDeath.Keys.Select(id => Coverages[id].Identity).Distinct();

    /// <summary>
    /// The person did not die, or not then: what ended by death goes on, and what was to begin later begins, unless an insurer has said otherwise
    /// since or its identity is among those <paramref name="taken"/>, which name somebody else by now.
    /// </summary>
    public Decision RevokeDeath(IReadOnlyCollection<InsuredIdentity> taken, Instant now) => DiedOn is not { } day
        ? Decision.Accept()
        : Decision.Accept(
        [
            new DeathRevoked(Id, now),
            .. GoingOn(day, taken, now),
        ]);

    /// <summary>What ended by a death on this day and is still as the death made it. Where an insurer moved one meanwhile, the others come first.</summary>
    private List<CoverageCorrected> GoingOn(LocalDate day, IReadOnlyCollection<InsuredIdentity> taken, Instant now)
    {
        var (all, going) = (Coverages, new List<CoverageCorrected>());
        foreach (var (id, before) in EndedByDeath.Where(one => IsAsDeathMadeIt(Coverages[one.Key])).OrderByDescending(one => Coverages[one.Key].From))
        {
            var terms = TermsOn(id, Coverages[id].From) with { Through = before };
            if (taken.Contains(terms.Identity) || all.Any(other => other.Key != id && other.Value.Overlaps(terms)))
                continue;

            all = all.SetItem(id, terms);
            going.Add(new(Id, id, terms, CoverageCorrectionReason.DeathRevoked, now));
        }

        return going;

        bool IsAsDeathMadeIt(CoverageTerms terms) => terms.Through == LocalDate.Max(day, terms.From.PlusDays(-1));
    }
}
