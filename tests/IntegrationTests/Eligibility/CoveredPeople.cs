using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using NodaTime;

namespace Healthcare.Tests.Eligibility;

/// <summary>A person and the coverage that the tests change.</summary>
public sealed record Covered(Guid PersonId, Guid CoverageId, InsuredNumber Identity)
{
    /// <summary>The day of birth.</summary>
    public LocalDate BirthDate => Identity.BirthDate;
}

/// <summary>People whose coverages the tests change.</summary>
public sealed class CoveredPeople(RunningHost host)
{
    /// <summary>An insurer beside that of the story, with a right check digit.</summary>
    public const string OtherInsurer = "06130017";

    private static int numbers = 500_000;
    private readonly Story story = new(host);

    /// <summary>An insurer.</summary>
    public Api Insurer(string number = Story.Insurer) => story.As(Role.Insurer, number, subject: $"insurer-{number}");

    /// <summary>A number that nobody has.</summary>
    public static InsuredNumber NewIdentity(string insurer = Story.Insurer) =>
        new(insurer, "12", $"{Interlocked.Increment(ref numbers):D7}", "01", new LocalDate(1980, 5, 5));

    /// <summary>A new person with a coverage without end, at a rate that follows from age.</summary>
    public async Task<Covered> CoverAsync()
    {
        var one = new Covered(Guid.CreateVersion7(), Guid.CreateVersion7(), NewIdentity());
        Story.Done(await Insurer().PostAsync("/insured-persons", Story.Register(new(one.PersonId, one.Identity.Number, string.Empty, one.BirthDate))));
        Story.Done(await Insurer().PostAsync("/coverages", Register(one)));
        return one;
    }

    /// <summary>The registration of a coverage.</summary>
    public static RegisterCoverage Register(Covered one, LocalDate? from = null) => new(
        one.PersonId, one.CoverageId, one.Identity.InsurerNumber, one.Identity.Symbol, one.Identity.Number, one.Identity.Branch,
        InsuranceCategory.Employees, Relationship.Insured, from ?? new LocalDate(2020, 4, 1));

    /// <summary>The coverage stated anew under another identity.</summary>
    public static CorrectCoverage Correct(Covered one, InsuredNumber identity) => new(
        one.PersonId, one.CoverageId, CoverageCorrectionReason.Identity, identity.InsurerNumber, identity.Symbol, identity.Number, identity.Branch,
        InsuranceCategory.Employees, Relationship.Insured, new LocalDate(2020, 4, 1));

    /// <summary>A check by what the 資格確認書 shows.</summary>
    public async Task<Answer> CheckAsync(Covered one, string institution = Story.Clinic, LocalDate? day = null) => Story.Done(await TryAsync(one.Identity, institution, day));

    /// <summary>The same, whatever comes of it.</summary>
    public Task<Answer> TryAsync(InsuredNumber identity, string institution = Story.Clinic, LocalDate? day = null) =>
        (institution == Story.Pharmacy ? story.Pharmacist() : story.Clerk(institution)).PostAsync(
            "/eligibility-checks", new CheckEligibility(Guid.CreateVersion7(), new(Insured: identity), day));
}
