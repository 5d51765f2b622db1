using NodaTime;

namespace Healthcare.Host.Seed.Population;

/// <summary>
/// Until when a person has each ingredient by each route, counted generously: the duplicate check begins at dispensing, and counts
/// 14 days where the length cannot be computed.
/// </summary>
internal sealed class MedicineCabinet
{
    private const int UncomputableDays = 14;

    private readonly Dictionary<string, LocalDate> _lastDay = [];

    /// <summary>
    /// An empty cabinet; the example patient's keeps the place of the drug in the example prescription, so that sending it in is no duplicate.
    /// </summary>
    public static MedicineCabinet Of(SyntheticPerson person, LocalDate today)
    {
        var cabinet = new MedicineCabinet();
        if (person.LocalPatientNumbers.GetValueOrDefault(SyntheticInstitutions.ExampleHospital) == ExamplePatientMaker.ChartNumber)
            cabinet._lastDay[SyntheticDrugs.Of("2233002F1280").IngredientAndRoute] = today;

        return cabinet;
    }

    public bool Lacks(SyntheticDrug drug, LocalDate day) =>
        !_lastDay.TryGetValue(drug.IngredientAndRoute, out var last) || day > last;

    public void Put(IEnumerable<SyntheticVisitLine> lines, LocalDate start)
    {
        foreach (var (drug, days) in lines)
            _lastDay[drug.IngredientAndRoute] = start.PlusDays(Math.Max(days, UncomputableDays));
    }
}
