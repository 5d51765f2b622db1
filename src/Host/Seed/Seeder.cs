using System.Security.Cryptography;
using System.Text.Json;
using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Domain.Shared;
using Healthcare.Host.Cards;
using Healthcare.Host.Seed.Population;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Seed;

/// <summary>Fills an empty store with a synthetic past, by the same commands as anyone's, each at its own day. Run twice, it changes nothing.</summary>
public sealed class Seeder(IServiceProvider services, IDirectory directory, ICommandPipeline pipeline, IAccessLog accesses, IClock clock)
{
    private const int AtOnce = 128;
    private static readonly Duration Opening = Duration.FromHours(9);

    /// <summary>Seeds the nation. <paramref name="report"/> hears how many persons are done.</summary>
    public async Task SeedAsync(SyntheticNation nation, int persons, Action<int> report, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        foreach (var institution in nation.Insurers.Select(SeedCommands.ToCommand).Concat(nation.Institutions.Select(SeedCommands.ToCommand)))
            await SendAsync(institution, SeedCallers.Operator(now), now, ct, institution.Number);

        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(nation.People(persons).Append(nation.ExamplePatient), options, async (person, stop) =>
        {
            await SeedAsync(nation, person, stop);
            report(Interlocked.Increment(ref done));
        });
    }

    private async Task SeedAsync(SyntheticNation nation, SyntheticPerson person, CancellationToken ct)
    {
        var start = At(nation.Today.PlusDays(-90));
        var category = nation.Insurers.Single(insurer => insurer.Number == person.Coverage.InsurerNumber).Category;
        var insurer = SeedCallers.Insurer(person.Coverage.InsurerNumber, start);
        await SendAsync(person.ToPerson(), insurer, start, ct);
        await SendAsync(person.ToCoverage(category), insurer, start, ct);
        await SendAsync(person.ToCard(), SeedCallers.Operator(start), start, ct);
        if (person.Card.HasPhone)
            await SendAsync(person.ToPhone(), SeedCallers.Operator(start), start, ct);
        foreach (var (institution, number) in person.LocalPatientNumbers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var clerk = SeedCallers.Of(nation.Practitioners.First(p => p.InstitutionNumber == institution && p.Role == "clerk"), start);
            await SendAsync(new Application.Eligibility.LinkLocalPatientNumber(person.PersonId, number), clerk, start, ct, $"local-{institution}-{person.PersonId:N}");
        }

        foreach (var visit in SyntheticStory.Visits(person, nation.Today))
            await SeedAsync(nation, person, visit, ct);
    }

    private async Task SeedAsync(SyntheticNation nation, SyntheticPerson person, SyntheticVisit visit, CancellationToken ct)
    {
        var at = At(visit.Date);
        Caller Clerk(string institution) => SeedCallers.Of(nation.Practitioners.First(p => p.InstitutionNumber == institution && p.Role == "clerk"), at);
        var prescriber = nation.Practitioners.Single(p => p.Id == visit.PractitionerId);
        await SendAsync(Check(visit, person, Clerk(visit.InstitutionNumber), at), Clerk(visit.InstitutionNumber), at, ct);
        if (visit.ConsentToDrugs)
            await SendAsync(visit.ToConsent(person), Clerk(visit.InstitutionNumber), at, ct);
        await SendAsync(visit.ToPrescription(person, prescriber), SeedCallers.Of(prescriber, at), at, ct);
        if (visit is not { PharmacyNumber: { } pharmacy, DispensedOn: { } dispensedOn })
            return;

        var later = At(dispensedOn) + Duration.FromHours(3);
        var pharmacist = SeedCallers.Of(nation.Practitioners.First(p => p.InstitutionNumber == pharmacy && p.Role == "pharmacist"), later);
        await SendAsync(Check(visit, person, Clerk(pharmacy), later) with { ServiceDate = dispensedOn }, Clerk(pharmacy), later, ct);
        if (await SendAsync(visit.ToReceipt(person), pharmacist, later, ct, $"receipt-{visit.VisitId:N}") is { } receipt)
            await SendAsync(visit.ToDispensing(person, JsonSerializer.Deserialize<ReceivedPrescription>(receipt, StoredJson.Options)!.Secret), pharmacist, later, ct);
    }

    /// <summary>By card, as its key signs; where the demonstration has no issuer of cards, by what the 資格確認書 shows.</summary>
    private Application.Eligibility.CheckEligibility Check(SyntheticVisit visit, SyntheticPerson person, Caller clerk, Instant at)
    {
        var check = visit.ToCheck(person, clerk.Institution!);
        if (services.GetService<DemoCardAuthority>() is not { } cards)
            return check;

        var challenge = services.GetRequiredService<CardChallenges>().Give(clerk, at).Challenge;
        return check with
        {
            Person = new(Card: new(person.Card.Serial)),
            Proof = cards.Prove(person.Card.Serial, person.Card.ValidUntil, challenge, HolderVerification.Face),
        };
    }

    private async Task<byte[]?> SendAsync<TCommand>(TCommand command, Caller caller, Instant at, CancellationToken ct, string? key = null)
        where TCommand : class, ICommand
    {
        var gate = new CommandGate(services, directory, pipeline, accesses, new Moment(at));
        var header = new CommandHeader(key ?? $"seed-{command.OwnId:N}", SHA256.HashData(StoredJson.Bytes(command)), "seed");
        var outcome = await gate.SendAsync(command, caller, header, ct);
        if (outcome.Rejection is { } rejection && rejection.Kind != RejectionKind.Conflict && rejection.Code != RequestRejections.IdempotencyKeyReused.Code)
            throw new InvalidOperationException($"Seeding was refused: {typeof(TCommand).Name}, {rejection.Code}.");
        return outcome.AnswerJson;
    }

    private static Instant At(LocalDate day) => day.AtMidnight().WithOffset(Offset.FromHours(9)).ToInstant() + Opening;

    private sealed class Moment(Instant at) : IClock
    {
        public Instant GetCurrentInstant() => at;
    }
}
