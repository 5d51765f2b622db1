using Healthcare.Host.Seed.Population;
using Xunit;
using Kind = Healthcare.Host.Seed.Population.SyntheticInstitutionKind;

namespace Healthcare.Tests.Seed;

public sealed class SyntheticReferenceTests
{
    private const string ExampleHospital = "1311234567";

    [Fact]
    public void the_check_digit_is_that_of_the_published_example() => Assert.Equal(5, CheckDigit("3312001"));

    [Fact]
    public void insurer_numbers_are_eight_digits_with_a_check_digit()
    {
        Assert.Equal(3, Nation.Sample.Insurers.Select(insurer => insurer.Category).Distinct().Count());
        Assert.All(Nation.Sample.Insurers, insurer => Assert.Matches("^[0-9]{8}$", insurer.Number));
        Assert.All(Nation.Sample.Insurers, insurer => Assert.Equal(CheckDigit(insurer.Number[..7]), insurer.Number[7] - '0'));
        Assert.All(Nation.Sample.Insurers, insurer => Assert.Contains("架空", insurer.Name));
    }

    [Fact]
    public void institution_numbers_name_prefecture_and_score_table()
    {
        Assert.All(Nation.Sample.Institutions, institution => Assert.Matches("^(13|14|27)[134][0-9]{7}$", institution.Number));
        Assert.All(
            Nation.Sample.Institutions.Where(institution => institution.Number != ExampleHospital),
            institution => Assert.Equal(CheckDigit(institution.Number[3..9]), institution.Number[9] - '0'));
        Assert.Equal(Nation.Sample.Institutions.Count, Nation.Sample.Institutions.DistinctBy(institution => institution.Number).Count());
    }

    [Fact]
    public void there_are_institutions_of_every_kind_and_the_one_of_the_example()
    {
        var kinds = Nation.Sample.Institutions.CountBy(institution => institution.Kind).ToDictionary();
        Assert.Equal((4, 6, 2, 6), (kinds[Kind.Hospital], kinds[Kind.Clinic], kinds[Kind.DentalClinic], kinds[Kind.Pharmacy]));
        Assert.Equal("第一病院", Nation.Sample.Institutions.Single(institution => institution.Number == ExampleHospital).Name);
    }

    [Fact]
    public void every_institution_has_a_clerk_and_somebody_with_a_licence() => Assert.All(Nation.Sample.Institutions, institution =>
    {
        var staff = Nation.Sample.Practitioners.Where(practitioner => practitioner.InstitutionNumber == institution.Number).ToList();
        Assert.Single(staff, practitioner => practitioner.Role == "clerk" && practitioner.LicenceNumber is null);
        Assert.Contains(staff, practitioner => practitioner.LicenceNumber is not null);
    });

    [Fact]
    public void practitioners_differ_in_id_and_licence()
    {
        var licences = Nation.Sample.Practitioners.Select(practitioner => practitioner.LicenceNumber).OfType<string>().ToList();
        Assert.Equal(licences.Count, licences.Distinct().Count());
        Assert.All(licences, licence => Assert.Matches("^[0-9]{6}$", licence));
        Assert.Equal(Nation.Sample.Practitioners.Count, Nation.Sample.Practitioners.DistinctBy(practitioner => practitioner.Id).Count());
    }

    [Fact]
    public void drugs_carry_whole_codes_and_doses()
    {
        Assert.All(Nation.Sample.Drugs, drug => Assert.Matches("^[0-9]{7}[A-Z][0-9]{4}$", drug.YjCode));
        Assert.All(Nation.Sample.Drugs, drug => Assert.Matches("^[0-9A-Z]{16}$", drug.UsageCode));
        Assert.All(Nation.Sample.Drugs, drug => Assert.InRange(drug.PerDose, 1, drug.DailyDose));
        Assert.True(Nation.Sample.Drugs.Select(drug => drug.IngredientName).Distinct().Count() >= 18);
    }

    [Fact]
    public void the_same_ingredient_and_route_has_the_same_name() => Assert.All(
        Nation.Sample.Drugs.GroupBy(drug => drug.IngredientAndRoute),
        brands => Assert.Single(brands.Select(brand => brand.IngredientName).Distinct()));

    private static int CheckDigit(string digits)
    {
        var sum = 0;
        for (int i = digits.Length - 1, weight = 2; i >= 0; i--, weight = 3 - weight)
            sum += ((digits[i] - '0') * weight / 10) + ((digits[i] - '0') * weight % 10);
        return (10 - (sum % 10)) % 10;
    }
}
