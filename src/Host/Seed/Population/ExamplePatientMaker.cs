using NodaTime;

namespace Healthcare.Host.Seed.Population;

/// <summary>Makes 東京 太郎 of the national specification's example prescription, with the chart number written there.</summary>
internal static class ExamplePatientMaker
{
    private const uint Index = 0;

    /// <summary>Their chart number at <see cref="SyntheticInstitutions.ExampleHospital"/>, as the example writes it.</summary>
    public const string ChartNumber = "00000010";

    private static readonly LocalDate BirthDate = new(1920, 2, 11);

    private static readonly SyntheticAddress Home = new("123-4567", "神奈川県", "横浜市", "港区1-2-3");

    public static SyntheticPerson Make(ulong seed, LocalDate today) => new(
        SyntheticIds.Of(new(seed, SeededTopic.Identity, Index), Index),
        "東京",
        "太郎",
        "トウキョウ",
        "タロウ",
        BirthDate,
        SyntheticSex.Male,
        Home,
        PersonMaker.LateStageOf(Index, Home.Prefecture, BirthDate, income: 0, today),
        PersonMaker.Card(seed, Index, BirthDate, today),
        new Dictionary<string, string> { [SyntheticInstitutions.ExampleHospital] = ChartNumber },
        SyntheticInstitutions.ExampleHospital,
        SyntheticInstitutions.In(SyntheticInstitutionKind.Pharmacy, Home.Prefecture)[0].Number);
}
