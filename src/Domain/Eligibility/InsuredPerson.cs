using System.Collections.Immutable;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>A person with their coverages over time, as the insurers report them.</summary>
public sealed record InsuredPerson(
    Guid Id,
    LocalDate BirthDate,
    Sex Sex,
    ImmutableSortedDictionary<Guid, CoverageTerms> Coverages,
    ImmutableSortedDictionary<string, string> LocalPatientNumbers) : IEventSourced<InsuredPerson>
{
    /// <summary>Registers a person once.</summary>
    public static Decision Register(
        InsuredPerson? existing, Guid personId, PersonName name, LocalDate birthDate, Sex sex, Address address, Instant now) =>
        existing is null
            ? Decision.Accept(new InsuredPersonRegistered(personId, name, birthDate, sex, address, now))
            : EligibilityRejections.PersonAlreadyRegistered;

    /// <summary>
    /// Adds a coverage. One person has one insurer on one day, and an insured identity names one person:
    /// <paramref name="identityOwner"/> is whom the platform knows under it, if anyone.
    /// </summary>
    public Decision RegisterCoverage(Guid coverageId, CoverageTerms terms, Guid? identityOwner, Instant now) => this switch
    {
        _ when Coverages.ContainsKey(coverageId) => EligibilityRejections.CoverageAlreadyRegistered,
        _ when terms.From < BirthDate => EligibilityRejections.CoverageBeforeBirth,
        _ when identityOwner is { } owner && owner != Id => EligibilityRejections.IdentityTaken,
        _ when Coverages.Values.Any(terms.Overlaps) => EligibilityRejections.CoverageOverlaps,
        _ => Decision.Accept(new CoverageRegistered(Id, coverageId, terms, now)),
    };

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
            e.PersonId, e.BirthDate, e.Sex, ImmutableSortedDictionary<Guid, CoverageTerms>.Empty, ImmutableSortedDictionary<string, string>.Empty),
        ({ } person, CoverageRegistered e) => person with { Coverages = person.Coverages.Add(e.CoverageId, e.Terms) },
        ({ } person, LocalPatientNumberLinked e) =>
            person with { LocalPatientNumbers = person.LocalPatientNumbers.SetItem(e.Institution, e.LocalPatientNumber) },
        _ => state,
    };
}
