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

    /// <summary>
    /// The person did not die, or not then: what ended by death goes on. What was to begin later must be registered again, for its
    /// identity may name somebody else by now.
    /// </summary>
    public Decision RevokeDeath(Instant now) => DiedOn is not { } day
        ? Decision.Accept()
        : Decision.Accept(
        [
            new DeathRevoked(Id, now),
            .. from ended in EndedByDeath
               let terms = Coverages[ended.Key]
               where terms.EverHeld && terms.Through == day
               select new CoverageCorrected(Id, ended.Key, terms with { Through = ended.Value }, CoverageCorrectionReason.DeathRevoked, now),
        ]);
}
