using System.Collections.Immutable;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>A person with their coverages over time, as the insurers report them.</summary>
/// <param name="Id">The engine's own id.</param>
/// <param name="BirthDate">The day of birth.</param>
/// <param name="Sex">The sex.</param>
/// <param name="Coverages">Each coverage as it is from its first day; <see cref="TermsOn"/> says what it has become.</param>
/// <param name="LocalPatientNumbers">診察券番号 by institution.</param>
public sealed partial record InsuredPerson(
    Guid Id,
    LocalDate BirthDate,
    Sex Sex,
    ImmutableSortedDictionary<Guid, CoverageTerms> Coverages,
    ImmutableSortedDictionary<string, string> LocalPatientNumbers) : IEventSourced<InsuredPerson>
{
    /// <summary>The name, as changed last.</summary>
    public required PersonName Name { get; init; }

    /// <summary>Whether the address is known: a narcotic is prescribed only with it.</summary>
    public bool HasAddress { get; init; }

    /// <summary>The day of death.</summary>
    public LocalDate? DiedOn { get; init; }

    /// <summary>Coverages that ended by death, with the last day they had before.</summary>
    public ImmutableSortedDictionary<Guid, LocalDate?> EndedByDeath { get; init; } = ImmutableSortedDictionary<Guid, LocalDate?>.Empty;

    /// <summary>On which conditions each coverage runs from a day on.</summary>
    public ImmutableSortedDictionary<Guid, ImmutableSortedDictionary<LocalDate, CoverageConditions>> Changes { get; init; } =
        ImmutableSortedDictionary<Guid, ImmutableSortedDictionary<LocalDate, CoverageConditions>>.Empty;

    /// <summary>Registers a person once.</summary>
    public static Decision Register(
        InsuredPerson? existing, Guid personId, PersonName name, LocalDate birthDate, Sex sex, Address address, Instant now) =>
        existing is null
            ? Decision.Accept(new InsuredPersonRegistered(personId, name, birthDate, sex, address, now))
            : EligibilityRejections.PersonAlreadyRegistered;

    /// <summary>Ties an institution's own patient number to the person; an institution has one number for one person.</summary>
    public Decision LinkLocalPatientNumber(string institution, string number, Guid? numberOwner, Instant now) => this switch
    {
        _ when numberOwner is { } owner && owner != Id => EligibilityRejections.LocalPatientNumberTaken,
        _ when LocalPatientNumbers.TryGetValue(institution, out var linked) =>
            linked == number ? Decision.Accept() : EligibilityRejections.LocalPatientNumberLinked,
        _ => Decision.Accept(new LocalPatientNumberLinked(Id, institution, number, now)),
    };

    /// <inheritdoc/>
    public static InsuredPerson? Evolve(InsuredPerson? state, object @event) => (state, @event) switch
    {
        (null, InsuredPersonRegistered e) => new(
            e.PersonId, e.BirthDate, e.Sex, ImmutableSortedDictionary<Guid, CoverageTerms>.Empty, ImmutableSortedDictionary<string, string>.Empty)
        { Name = e.Name, HasAddress = !string.IsNullOrWhiteSpace(e.Address.City) },
        ({ } person, CoverageRegistered e) => person with { Coverages = person.Coverages.SetItem(e.CoverageId, e.Terms) },
        ({ } person, CoverageChanged e) => person with { Changes = person.Changes.SetItem(e.CoverageId, person.ChangesOf(e.CoverageId).SetItem(e.From, e.Conditions)) },
        ({ } person, CoverageEnded e) => person.After(e),
        ({ } person, CoverageCorrected e) => person.After(e),
        ({ } person, DeathRecorded e) => person with { DiedOn = e.DiedOn },
        ({ } person, DeathRevoked) => person with { DiedOn = null, EndedByDeath = ImmutableSortedDictionary<Guid, LocalDate?>.Empty },
        ({ } person, NameChanged e) => person with { Name = e.Name },
        ({ } person, LocalPatientNumberLinked e) =>
            person with { LocalPatientNumbers = person.LocalPatientNumbers.SetItem(e.Institution, e.LocalPatientNumber) },
        _ => state,
    };

    private InsuredPerson After(CoverageEnded e) => this with
    {
        Coverages = Coverages.SetItem(e.CoverageId, Coverages[e.CoverageId] with { Through = e.LastDay }),
        EndedByDeath = e.Cause == CoverageEndCause.Died ? EndedByDeath.SetItem(e.CoverageId, Coverages[e.CoverageId].Through) : EndedByDeath,
    };

    /// <summary>What changed on a later day than the corrected first one still changes on that day.</summary>
    private InsuredPerson After(CoverageCorrected e) => this with
    {
        Coverages = Coverages.SetItem(e.CoverageId, e.Terms),
        Changes = Changes.SetItem(e.CoverageId, ChangesOf(e.CoverageId).RemoveRange(ChangesOf(e.CoverageId).Keys.Where(day => day <= e.Terms.From))),
    };
}
