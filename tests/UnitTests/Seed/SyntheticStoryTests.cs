using Healthcare.Host.Seed.Population;
using Xunit;

namespace Healthcare.Tests.Seed;

public sealed class SyntheticStoryTests
{
    private static readonly IReadOnlyList<(SyntheticPerson Person, IReadOnlyList<SyntheticVisit> Visits)> Stories =
        [.. Nation.People.Append(Nation.Sample.ExamplePatient).Select(person =>
            (person, (IReadOnlyList<SyntheticVisit>)[.. SyntheticStory.Visits(person, Nation.Today)]))];

    [Fact]
    public void a_person_has_none_to_three_visits_in_the_last_sixty_days()
    {
        Assert.Equal([0, 1, 2, 3], Stories.Select(story => story.Visits.Count).Distinct().Order());
        Assert.All(AllVisits(), visit => Assert.InRange(visit.Date, Nation.Today.PlusDays(-60), Nation.Today.PlusDays(-1)));
    }

    [Fact]
    public void visit_ids_are_unique() => Assert.Equal(AllVisits().Count(), AllVisits().DistinctBy(visit => visit.VisitId).Count());

    [Fact]
    public void nobody_goes_anywhere_uninsured_or_without_a_chart() => Assert.All(Stories, story => Assert.All(story.Visits, visit =>
    {
        Assert.True(visit.Date >= story.Person.Coverage.From);
        Assert.Contains(visit.InstitutionNumber, story.Person.LocalPatientNumbers.Keys);
    }));

    [Fact]
    public void who_prescribes_works_there_and_may()
    {
        var staff = Nation.Sample.Practitioners.ToDictionary(practitioner => practitioner.Id);
        Assert.All(AllVisits(), visit => Assert.Equal(visit.InstitutionNumber, staff[visit.PractitionerId].InstitutionNumber));
        Assert.All(AllVisits(), visit => Assert.True(staff[visit.PractitionerId].Role is "doctor" or "dentist"));
    }

    [Fact]
    public void a_prescription_has_lines_of_different_ingredients() => Assert.All(AllVisits(), visit =>
    {
        Assert.NotEmpty(visit.Lines);
        Assert.Equal(visit.Lines.Count, visit.Lines.DistinctBy(line => line.Drug.IngredientName).Count());
    });

    [Fact]
    public void dispensing_happens_within_four_days_and_before_today() => Assert.All(AllVisits(), visit =>
    {
        Assert.Equal(visit.PharmacyNumber is null, visit.DispensedOn is null);
        if (visit.DispensedOn is { } day)
            Assert.InRange(day, visit.Date, Nation.Today.PlusDays(-1) < visit.Date.PlusDays(3) ? Nation.Today.PlusDays(-1) : visit.Date.PlusDays(3));
    });

    [Fact]
    public void no_ingredient_is_prescribed_again_by_the_same_route_while_it_may_be_in_use() => Assert.All(Stories, story =>
    {
        var uses = story.Visits.SelectMany(visit => visit.Lines.Select(line => (visit, line))).ToList();
        var pairs = from first in uses
                    from second in uses
                    where first.visit.Date < second.visit.Date
                    where first.line.Drug.YjCode[..7] == second.line.Drug.YjCode[..7]
                    select (first, second);
        Assert.All(pairs, pair => Assert.True(LastDay(pair.first.visit, pair.first.line) < pair.second.visit.Date));
    });

    [Fact]
    public void some_are_taking_something_today_and_some_are_given_the_same_again()
    {
        Assert.InRange(Stories.Count(story => story.Visits.Any(visit => visit.Lines.Any(line => LastDay(visit, line) > Nation.Today))), 2_000, 18_000);
        Assert.Contains(Stories, story => story.Visits.SelectMany(visit => visit.Lines).CountBy(line => line.Drug.YjCode).Any(use => use.Value > 1));
    }

    [Fact]
    public void the_example_patient_does_not_take_what_the_example_prescription_orders()
    {
        var visits = Enumerable.Range(1, 200).Select(seed => SyntheticNation.Of((ulong)seed, Nation.Today).ExamplePatient)
            .SelectMany(patient => SyntheticStory.Visits(patient, Nation.Today));
        Assert.DoesNotContain(visits.SelectMany(visit => visit.Lines), line => line.Drug.IngredientAndRoute == "2233002");
    }

    private static IEnumerable<SyntheticVisit> AllVisits() => Stories.SelectMany(story => story.Visits);

    private static NodaTime.LocalDate LastDay(SyntheticVisit visit, SyntheticVisitLine line) =>
        (visit.DispensedOn ?? visit.Date).PlusDays(line.Drug.Form == SyntheticDosageForm.Oral ? line.Days - 1 : Math.Max(line.Days, 14) - 1);
}
