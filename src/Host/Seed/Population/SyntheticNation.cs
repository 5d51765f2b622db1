using NodaTime;

namespace Healthcare.Host.Seed.Population;

/// <summary>
/// A small country for demonstrations and load tests. Nobody in it exists: everything follows from a seed and a reference day.
/// </summary>
/// <param name="Insurers">保険者.</param>
/// <param name="Institutions">Hospitals, clinics and pharmacies.</param>
/// <param name="Practitioners">Who works there.</param>
/// <param name="Drugs">What is prescribed.</param>
public sealed record SyntheticNation(
    IReadOnlyList<SyntheticInsurer> Insurers,
    IReadOnlyList<SyntheticInstitution> Institutions,
    IReadOnlyList<SyntheticPractitioner> Practitioners,
    IReadOnlyList<SyntheticDrug> Drugs)
{
    /// <summary>The PIN of every demonstration card.</summary>
    public const string Pin = "1234";

    /// <summary>Place 0 belongs to the example patient; the others begin after it.</summary>
    private const uint FirstPerson = 10;

    /// <summary>What the people are drawn from.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The day on which ages, coverages and co-payments are true.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>The patient of the official example prescription, so that it finds whom it is about.</summary>
    public SyntheticPerson ExamplePatient => ExamplePatientMaker.Make(Seed, Today);

    /// <summary>The country of this seed on this day.</summary>
    public static SyntheticNation Of(ulong seed, LocalDate today) =>
        new(SyntheticInsurers.All, SyntheticInstitutions.All, SyntheticPractitioners.All, SyntheticDrugs.All)
        {
            Seed = seed,
            Today = today,
        };

    /// <summary>The first so many people, made while they are read. The example patient is not among them.</summary>
    public IEnumerable<SyntheticPerson> People(int count) => Enumerable.Range(0, count).Select(Person);

    /// <summary>One of <see cref="People"/>, by its place from 0.</summary>
    public SyntheticPerson Person(int place) => PersonMaker.Make(Seed, (uint)place + FirstPerson, Today);
}
