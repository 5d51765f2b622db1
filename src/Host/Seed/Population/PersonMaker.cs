using NodaTime;
using static Healthcare.Host.Seed.Population.SyntheticInsurerCategory;
using static Healthcare.Host.Seed.Population.SyntheticRelationship;
using static Healthcare.Host.Seed.Population.SyntheticSex;

namespace Healthcare.Host.Seed.Population;

/// <summary>Makes person number <c>index</c> from (seed, index, reference day), without looking at anybody else.</summary>
internal static class PersonMaker
{
    /// <summary>The day on which the late-stage elderly scheme began.</summary>
    private static readonly LocalDate LateStageSince = new(2008, 4, 1);

    public static SyntheticPerson Make(ulong seed, uint index, LocalDate today)
    {
        var seat = HouseholdLayout.SeatOf(seed, index);
        var policy = HouseholdPolicy.Of(seed, seat, today);
        var numbers = new SeededNumbers(seed, SeededTopic.Person, index);
        var birthDate = BirthDate(seat.Member.Age(policy.ParentsAge, numbers), numbers, today);
        var sex = seat.Member.Sex ?? (numbers.Chance(50) ? Male : Female);
        var given = numbers.Pick(SyntheticNames.Given(sex, birthDate.Year));
        var places = CarePlaces.Near(policy.Home.Prefecture, index, numbers);

        return new(
            SyntheticIds.Of(new(seed, SeededTopic.Identity, index), index),
            policy.Surname.Text,
            given.Text,
            policy.Surname.Kana,
            given.Kana,
            birthDate,
            sex,
            policy.Home,
            CopayRule.IsLateStage(birthDate, today)
                ? LateStageOf(index, policy.Home.Prefecture, birthDate, policy.Income, today)
                : policy.CoverageOf(seat.Place, birthDate, today),
            Card(seed, index, birthDate, today),
            places.ChartNumbers,
            places.Institution,
            places.Pharmacy);
    }

    /// <summary>Everybody of 75 years is insured alone, with a number of eight digits and no symbol.</summary>
    public static SyntheticCoverage LateStageOf(uint index, string prefecture, LocalDate birthDate, int income, LocalDate today) => new(
        SyntheticInsurers.In(LateStage, prefecture)[0].Number,
        "",
        DigitScrambler.Eight(index),
        "00",
        Insured,
        CopayRule.Percent(birthDate, today, income),
        LocalDate.Max(birthDate.PlusYears(CopayRule.LateStageAge), LateStageSince));

    /// <summary>A certificate ends on the holder's birthday, at most the fifth one ahead.</summary>
    public static SyntheticCard Card(ulong seed, uint index, LocalDate birthDate, LocalDate today)
    {
        var numbers = new SeededNumbers(seed, SeededTopic.Card, index);
        var birthdays = CopayRule.AgeOn(today, birthDate) + numbers.Between(1, 5);
        return new(SyntheticIds.CardSerial(numbers), birthDate.PlusYears(birthdays));
    }

    private static LocalDate BirthDate(int age, SeededNumbers numbers, LocalDate today) =>
        today.PlusYears(-age).PlusDays(-numbers.Below(365));
}
