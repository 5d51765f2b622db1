using System.Collections.Concurrent;
using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Seed.Population;
using Healthcare.Projections.Storage;
using Healthcare.Tests.Prescribing;
using NodaTime;

namespace Healthcare.Bench;

/// <summary>
/// Invented persons of whom some take 200 drugs, some 20 and some none, and what is asked about them. The drugs are products of the demonstration.
/// Those of the histories and those that are registered while something is measured have no ingredient in common.
/// </summary>
internal sealed class Crowd(RunningProgram program, Requests requests, int histories)
{
    /// <summary>By whom they are treated. A doctor elsewhere prescribed the histories.</summary>
    public const string Doctor = "doctor-001", Pharmacist = "pharmacist-001", Clerk = "clerk-001", Elsewhere = "doctor-003";

    private const int Measured = 6, Lines = 2, Together = 3, Senders = 16;
    private static readonly IReadOnlyList<SyntheticDrug> Kept = [.. SampleDrugs.Distinct.SkipLast(Measured)], Registered = [.. SampleDrugs.Distinct.TakeLast(Measured)];
    private static readonly SafetyReason Reason = new(SafetyReasonCode.AgreedWithPrescriber, "処方医に確認済み");
    private readonly LocalDate today = Jst.DateOf(SystemClock.Instance.GetCurrentInstant());
    private readonly int[] next = new int[3];

    /// <summary>How many there are.</summary>
    public int Count => histories * 11;

    /// <summary>One of those who take so many drugs, in turn; the second number counts how often each was asked for.</summary>
    public (Guid Person, int Round) Next(int drugs)
    {
        var (first, count, group) = GroupOf(drugs);
        var place = Interlocked.Increment(ref next[group]) & int.MaxValue;
        return (PersonAt(first + (place % count)).Id, place / count);
    }

    /// <summary>A prescription of two drugs that the person does not take, in each of the first rounds two others.</summary>
    public RegisterPrescription Prescription(int drugs)
    {
        var (person, round) = Next(drugs);
        var lines = Enumerable.Range(0, Lines).Select(i => Line(Registered[((round * Lines) + i) % Measured], i + 1));
        return new(Guid.CreateVersion7(), PersonLocator.Of(person), today, [.. lines], SafetyReason: Reason);
    }

    /// <summary>Gives them their histories.</summary>
    public async Task PrescribeAsync(CancellationToken ct)
    {
        var token = await program.TokenAsync(Elsewhere, ct);
        var all = Enumerable.Range(0, histories * 5).SelectMany(place => History(PersonAt(place).Id, place < histories ? 200 : 20));
        await EachAsync(all, (line, prescription, stop) => SendAsync(line, requests.Command("/prescriptions", token, StoredJson.Bytes(prescription)), stop), ct);
    }

    /// <summary>So many of those with 200 drugs are verified by number, and say that the doctor may look; returns who they are.</summary>
    public async Task<IReadOnlyList<Guid>> AgreeAsync(int atMost, CancellationToken ct)
    {
        var (clerk, doctor) = (await program.TokenAsync(Clerk, ct), await program.TokenAsync(Doctor, ct));
        BenchPerson[] persons = [.. Enumerable.Range(0, Math.Min(atMost, histories)).Select(PersonAt)];
        await EachAsync(persons, async (line, person, stop) =>
        {
            await SendAsync(line, requests.Check(clerk, person), stop);
            var consent = new RecordOralConsent(person.Id, Guid.CreateVersion7(), [InformationKind.Drugs]);
            await SendAsync(line, requests.Command("/oral-consents", doctor, StoredJson.Bytes(consent)), stop);
        }, ct);
        return [.. persons.Select(person => person.Id)];
    }

    /// <summary>Those with 200 come first, then those with 20, then those with none.</summary>
    private (int First, int Count, int Group) GroupOf(int drugs) => drugs switch
    {
        200 => (0, histories, 0),
        20 => (histories, histories * 4, 1),
        _ => (histories * 5, histories * 6, 2),
    };

    /// <summary>All drugs as copies of what is kept; the copies of one product are in one prescription, which is not compared with itself.</summary>
    private IEnumerable<RegisterPrescription> History(Guid person, int drugs) =>
        Enumerable.Range(0, drugs).GroupBy(i => i % Kept.Count / (drugs <= Kept.Count * 2 ? Kept.Count : Together)).Select(group => new RegisterPrescription(
            Guid.CreateVersion7(), PersonLocator.Of(person), today, [.. group.Select((i, place) => Line(Kept[i % Kept.Count], place + 1))], SafetyReason: Reason));

    private static MedicationLine Line(SyntheticDrug drug, int rpNumber) => drug.Line(rpNumber, drug.UsualDays);

    private BenchPerson PersonAt(int place) => Multitude.Person(place, today);

    private async Task EachAsync<T>(IEnumerable<T> all, Func<HttpLine, T, CancellationToken, Task> send, CancellationToken ct)
    {
        using var left = new BlockingCollection<T>(Senders);
        var senders = Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            using var line = new HttpLine();
            await line.ConnectAsync(program.Port, ct);
            foreach (var one in left.GetConsumingEnumerable(ct))
                await send(line, one, ct);
        }, ct)).ToArray();
        foreach (var one in all)
        {
            while (!left.TryAdd(one, 100, ct))
                await ThrowIfFailedAsync(senders);
        }

        left.CompleteAdding();
        await Task.WhenAll(senders);
    }

    private static Task ThrowIfFailedAsync(Task[] senders) => senders.FirstOrDefault(sender => sender.IsFaulted) ?? Task.CompletedTask;

    private async Task SendAsync(HttpLine line, byte[] request, CancellationToken ct)
    {
        if (await line.SendAsync(request, ct) is not (200 or 201))
            throw new InvalidOperationException($"Not accepted:\n{line.Text}\nThe Host's last words:\n{program.LastLines()}");
    }
}
