using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Tests.Support;

/// <summary>A period of insurance as a test tells it.</summary>
public sealed record Insurance(
    LocalDate From, LocalDate? Through = null, string Insurer = Story.Insurer, InsuranceCategory Category = InsuranceCategory.Employees, int? Copay = 30,
    IReadOnlyList<LimitCategoryPeriod>? Limits = null);

/// <summary>People with insurance of whatever periods, at counters of institutions that nobody else uses.</summary>
public sealed class CounterStory(RunningHost host)
{
    private static int numbers;

    private readonly Story story = new(host);

    /// <summary>A clinic of this test alone.</summary>
    public static string NewClinic() => $"131{5_000_000 + Interlocked.Increment(ref numbers):D7}";

    /// <summary>A person with these coverages, each under a number of its own.</summary>
    public async Task<(Guid Person, IReadOnlyList<InsuredNumber> Numbers)> InsureAsync(LocalDate birth, params Insurance[] insurances)
    {
        var person = Guid.CreateVersion7();
        Story.Done(await story.As(Role.Insurer, insurances[0].Insurer).PostAsync("/insured-persons", Story.Register(new(person, "", "", birth))));
        List<InsuredNumber> known = [];
        foreach (var (from, through, insurer, category, copay, limits) in insurances)
        {
            var number = new InsuredNumber(insurer, "34", $"N{Interlocked.Increment(ref numbers):D6}", "01", birth);
            known.Add(number);
            Story.Done(await story.As(Role.Insurer, insurer).PostAsync("/coverages", new RegisterCoverage(
                person, Guid.CreateVersion7(), insurer, number.Symbol, number.Number, number.Branch, category, Relationship.Insured, from, copay, through, LimitCategories: limits)));
        }

        return (person, known);
    }

    /// <summary>A check by number and document.</summary>
    public Task<Answer> CheckAsync(InsuredNumber number, LocalDate? day = null, CounterDocument? document = null, string institution = Story.Clinic) =>
        story.Clerk(institution).PostAsync("/eligibility-checks", new CheckEligibility(Guid.CreateVersion7(), new(Insured: number), day, document));
}
