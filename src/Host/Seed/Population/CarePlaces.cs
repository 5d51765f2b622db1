using Kind = Healthcare.Host.Seed.Population.SyntheticInstitutionKind;

namespace Healthcare.Host.Seed.Population;

/// <summary>Where one person goes for care, and their chart number at each place.</summary>
internal sealed record CarePlaces(string Institution, string Pharmacy, IReadOnlyDictionary<string, string> ChartNumbers)
{
    public static CarePlaces Near(string prefecture, uint index, SeededNumbers numbers)
    {
        var hospital = Nearby(Kind.Hospital, prefecture, numbers);
        var clinic = Nearby(Kind.Clinic, prefecture, numbers);
        var dentist = numbers.Chance(40) ? Nearby(Kind.DentalClinic, prefecture, numbers) : null;
        var pharmacy = Nearby(Kind.Pharmacy, prefecture, numbers)!;
        var favourite = numbers.Chance(70) ? clinic! : hospital!;
        var visited = numbers.Chance(30) ? [hospital, clinic, dentist, pharmacy] : new[] { favourite, dentist, pharmacy };
        return new(favourite, pharmacy, visited.OfType<string>().ToDictionary(place => place, place => Chart(index, place)));
    }

    private static string? Nearby(Kind kind, string prefecture, SeededNumbers numbers) =>
        SyntheticInstitutions.In(kind, prefecture) is { Count: > 0 } near ? numbers.Pick(near).Number : null;

    private static string Chart(uint index, string institution) => DigitScrambler.Chart(index, ulong.Parse(institution));
}
