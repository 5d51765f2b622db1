using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Healthcare.Host.Seed.Population;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Seed;

public sealed class SyntheticPeopleTests
{
    private const string ThousandOfSeedOne = "cffc0d16e072a62833463938f913d3a5774c926e3de011c8193c359e63859f89";

    [Fact]
    public void a_seed_and_a_day_always_give_the_same_people_and_stories()
    {
        var text = string.Join('\n', Nation.People.Take(1_000).Append(Nation.Sample.ExamplePatient).Select(PrintedValues.Line));
        Assert.Equal(ThousandOfSeedOne, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    [Fact]
    public void a_person_does_not_depend_on_who_was_made_before() =>
        Assert.Equal(PrintedValues.Line(Nation.People[12_345]), PrintedValues.Line(SyntheticNation.Of(1, Nation.Today).Person(12_345)));

    [Fact]
    public void another_seed_gives_other_people()
    {
        var others = SyntheticNation.Of(2, Nation.Today).People(1_000).Select(person => person.PersonId);
        Assert.Empty(others.Intersect(Nation.People.Select(person => person.PersonId)));
    }

    [Fact]
    public void ids_identities_cards_and_charts_are_unique()
    {
        var everybody = Nation.People.Append(Nation.Sample.ExamplePatient).ToList();
        AllDiffer(everybody.Select(person => person.PersonId));
        AllDiffer(everybody.Select(person => person.Card.Serial));
        AllDiffer(everybody.Select(person =>
            (person.Coverage.InsurerNumber, person.Coverage.Symbol, person.Coverage.Number, person.Coverage.Branch)));
        AllDiffer(everybody.SelectMany(person => person.LocalPatientNumbers.Select(chart => chart.Key + chart.Value)));
    }

    [Fact]
    public void ids_say_that_they_are_synthetic() =>
        Assert.All(Nation.People, person => Assert.Matches("^5eed[0-9a-f]{4}-[0-9a-f]{4}-8", person.PersonId.ToString()));

    [Fact]
    public void numbers_have_the_printed_form() => Assert.All(Nation.People, person =>
    {
        Assert.Matches("^[0-9]{8}$", person.Coverage.InsurerNumber);
        Assert.Matches("^([0-9]{7}|見本[0-9]{4}|)$", person.Coverage.Symbol);
        Assert.Matches("^[0-9]{7,8}$", person.Coverage.Number);
        Assert.Matches("^[0-9]{2}$", person.Coverage.Branch);
        Assert.Matches("^[0-9a-f]{32}$", person.Card.Serial);
        Assert.Matches("^[0-9]{3}-[0-9]{4}$", person.Address.PostalCode);
        Assert.Matches("^[ァ-ヶー]+$", person.FamilyKana + person.GivenKana);
        Assert.All(person.LocalPatientNumbers.Values, number => Assert.Matches("^[1-9][0-9]{7}$", number));
    });

    [Fact]
    public void dates_fit_together() => Assert.All(Nation.People, person =>
    {
        Assert.InRange(Nation.Age(person), 0, 100);
        Assert.InRange(person.Coverage.From, person.BirthDate, Nation.Today);
        Assert.InRange(person.Card.ValidUntil, Nation.Today.PlusDays(1), Nation.Today.PlusYears(5));
    });

    [Fact]
    public void favourite_places_exist_and_have_a_chart()
    {
        var kinds = Nation.Sample.Institutions.ToDictionary(institution => institution.Number, institution => institution.Kind);
        Assert.All(Nation.People, person =>
        {
            Assert.Equal(SyntheticInstitutionKind.Pharmacy, kinds[person.FavouritePharmacy]);
            Assert.NotEqual(SyntheticInstitutionKind.Pharmacy, kinds[person.FavouriteInstitution]);
            Assert.Subset(person.LocalPatientNumbers.Keys.ToHashSet(), new HashSet<string> { person.FavouriteInstitution, person.FavouritePharmacy });
        });
    }

    [Fact]
    public void the_ages_resemble_those_of_the_country()
    {
        Assert.InRange(Nation.People.Count(person => Nation.Age(person) < 15), 1_600, 3_400);
        Assert.InRange(Nation.People.Count(person => Nation.Age(person) >= 65), 4_800, 7_200);
        Assert.InRange(Nation.People.Count(person => Nation.Age(person) >= 75), 2_400, 4_400);
    }

    [Fact]
    public void the_example_patient_is_found_by_the_number_in_the_official_example()
    {
        var patient = Nation.Sample.ExamplePatient;
        Assert.Equal(("東京", "太郎", new LocalDate(1920, 2, 11)), (patient.FamilyName, patient.GivenName, patient.BirthDate));
        Assert.Equal("00000010", patient.LocalPatientNumbers["1311234567"]);
    }

    [Fact]
    public void a_hundred_thousand_people_and_stories_take_seconds()
    {
        var watch = Stopwatch.StartNew();
        var visits = Nation.Sample.People(100_000).Sum(person => SyntheticStory.Visits(person, Nation.Today).Count());
        Assert.InRange(visits, 100_000, 300_000);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    private static void AllDiffer<T>(IEnumerable<T> values)
    {
        var all = values.ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
    }
}
