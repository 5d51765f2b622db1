using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Tests.Support;
using NodaTime;

namespace Healthcare.Tests.Prescribing.Kill;

/// <summary>People of whom each is insured, seen at two places at once, and prescribed for in every way there is.</summary>
internal sealed class Townspeople(Clients clients, LocalDate today)
{
    private static readonly InformationKind[] Kinds = [InformationKind.Drugs];

    /// <summary>All of one person, told by a number.</summary>
    public async Task LiveAsync(int number)
    {
        var (person, consent, clinic) = (Guid.CreateVersion7(), Guid.CreateVersion7(), $"131000001{number % 10}");
        await InsureAsync(person, number);
        await clients.AcceptedAsync(clients.Of(Role.Clerk, clinic), person, "/eligibility-checks", Check(number), typeof(EligibilityChecked));
        var self = clients.Of(person);
        await clients.AcceptedAsync(self, person, "/consents", new GiveConsent(person, consent, clinic, Kinds), typeof(ConsentGiven));

        Course Of(int drug, int place) => new(
            clients, person, SampleDrugs.Distinct[(number + drug) % SampleDrugs.Distinct.Count], today, $"131000001{place}", $"134000001{place}");
        await Task.WhenAll(OnceAsync(i => Of(i, number % 10)), ElsewhereAsync(i => Of(i, (number + 1) % 10)));
        await clients.AcceptedAsync(self, person, "/consent-withdrawals", new WithdrawConsent(person, consent), typeof(ConsentWithdrawn));
    }

    private async Task InsureAsync(Guid person, int number)
    {
        var insurer = clients.Of(Role.Insurer, Story.Insurer);
        var insured = new Insured(person, NumberOf(number), string.Empty, new(1980, 5, 5));
        await clients.AcceptedAsync(insurer, person, "/insured-persons", Story.Register(insured), typeof(InsuredPersonRegistered));
        await clients.AcceptedAsync(insurer, person, "/coverages", new RegisterCoverage(
            person, Guid.CreateVersion7(), Story.Insurer, "12", insured.Number, "01", InsuranceCategory.Employees, Relationship.Insured, new(2020, 4, 1), 30), typeof(CoverageRegistered));
    }

    private static CheckEligibility Check(int number) =>
        new(Guid.CreateVersion7(), new(Insured: new(Story.Insurer, "12", NumberOf(number), "01", new(1980, 5, 5))));

    /// <summary>Handed over at once; changed and queried before that; not handed over.</summary>
    private static async Task OnceAsync(Func<int, Course> course)
    {
        await InOrderAsync(course(0), [c => c.RegisterAsync, c => c.RegisterDuplicateAsync, c => c.ReceiveAsync, c => c.DispenseAllAsync, c => c.MessageAsync, c => c.CloseAsync]);
        await InOrderAsync(course(1), [c => c.RegisterAsync, c => c.AmendAsync, c => c.ReceiveAsync, c => c.QueryAsync, c => c.AnswerAsync, c => c.DispenseAllAsync, c => c.CloseAsync]);
        await InOrderAsync(course(2), [c => c.RegisterAsync, c => c.ReceiveAsync, c => c.RecoverSecretAsync, c => c.DispenseNothingAsync, c => c.CloseAsync]);
    }

    /// <summary>Handed over in parts and corrected; returned after the prescriber asked to cancel it; returned and received again; cancelled.</summary>
    private static async Task ElsewhereAsync(Func<int, Course> course)
    {
        await InOrderAsync(course(0), [c => c.RegisterAsync, c => c.ReceiveAsync, c => c.DispensePartAsync, c => c.DispenseRestAsync, c => c.CorrectAsync, c => c.CloseAsync]);
        await InOrderAsync(course(3), [c => c.RegisterAsync, c => c.ReceiveAsync, c => c.NoteCancellationAsync, c => () => c.ReturnAsync(typeof(PrescriptionCancelled)), c => c.ReceiveCancelledAsync]);
        await InOrderAsync(course(4), [c => c.RegisterAsync, c => c.ReceiveAsync, c => () => c.ReturnAsync(), c => c.ReceiveAsync, c => c.DispenseAllAsync]);
        await InOrderAsync(course(5), [c => c.RegisterAsync, c => c.CancelAsync]);
    }

    private static async Task InOrderAsync(Course course, IReadOnlyList<Func<Course, Func<Task>>> steps)
    {
        foreach (var step in steps)
            await step(course)();
    }

    private static string NumberOf(int number) => $"{number:D7}";
}
