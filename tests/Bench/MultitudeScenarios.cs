using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Bench;

/// <summary>An insurer brings in a multitude, and checks among few and among all of them are measured in the same program.</summary>
internal sealed class MultitudeScenarios(RunningProgram program, Scenarios scenarios, BenchOptions options, ProcessorTime processors)
{
    private const int Cards = 2_000, Bookings = 10_000;
    private const string Size = "select pg_database_size(current_database())";
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);
    private readonly LocalDate today = Jst.DateOf(SystemClock.Instance.GetCurrentInstant());

    /// <summary>The few first, then all.</summary>
    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken ct)
    {
        List<Measurement> measured = [await IntakeAsync(0, options.Few, ct)];
        measured.AddRange(await ChecksAsync(options.Few, ct));
        await scenarios.SettleAsync(ct);
        var (before, others) = (await SizeAsync(ct), options.Multitude - options.Few);
        measured.Add(await IntakeAsync(options.Few, others, ct));
        await scenarios.SettleAsync(ct);
        measured.Add(new(Names.BytesPerPerson, (await SizeAsync(ct) - before) / (double)others, null, null, others, 1, default));
        measured.AddRange(await ChecksAsync(options.Multitude, ct));
        measured.Add(await BatchAsync(ct));
        return measured;
    }

    /// <summary>An insurer's file of so many.</summary>
    public async Task<Measurement> IntakeAsync(int first, int count, CancellationToken ct) =>
        await JobAsync(Names.Among(Names.Intake, count), $"insurer-{Multitude.Insurer}", "coverage-intakes", Multitude.File(first, count), count, ct);

    private async Task<Measurement> BatchAsync(CancellationToken ct)
    {
        var numbers = Enumerable.Range(0, Bookings).Select(_ => Random.Shared.Next(options.Multitude));
        return await JobAsync(Names.Among(Names.Batch, Bookings), "clerk-001", "eligibility-batches", Multitude.Bookings(numbers, today), Bookings, ct);
    }

    /// <summary>From the first byte sent to the last line done.</summary>
    private async Task<Measurement> JobAsync(string name, string client, string path, HttpContent lines, int count, CancellationToken ct)
    {
        await program.SignInAsync(client, ct);
        var (job, cpu, clock) = (Guid.CreateVersion7(), processors.Now(), Stopwatch.StartNew());
        using (var answer = await program.Http.PostAsync($"{path}/{job}", lines, ct))
            answer.EnsureSuccessStatusCode();

        for (var said = TimeSpan.Zero; ; await Task.Delay(Glance, ct))
        {
            var progress = await ProgressAsync(client, job, ct);
            if (progress.GetProperty("state").GetString() is "finished" or "failed")
                return progress.GetProperty("accepted").GetInt32() == count
                    ? new(name, count / clock.Elapsed.TotalSeconds, null, null, count, clock.Elapsed.TotalSeconds, processors.Now() - cpu)
                    : throw new InvalidOperationException($"{name}: {progress}");
            if (clock.Elapsed - said < TimeSpan.FromMinutes(1))
                continue;

            said = clock.Elapsed;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}: {progress.GetProperty("linesDone").GetInt64():N0} lines after {said.TotalSeconds:0} s"));
        }
    }

    /// <summary>A token outlives no long job.</summary>
    private async Task<JsonElement> ProgressAsync(string client, Guid job, CancellationToken ct)
    {
        using var answer = await program.Http.GetAsync($"jobs/{job}", ct);
        if (answer.StatusCode == System.Net.HttpStatusCode.Unauthorized)
            await program.SignInAsync(client, ct);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>(ct) : await program.Http.GetFromJsonAsync<JsonElement>($"jobs/{job}", ct);
    }

    private async Task<Measurement[]> ChecksAsync(int among, CancellationToken ct)
    {
        var persons = Enumerable.Range(0, Cards).Select(_ => Multitude.Person(Random.Shared.Next(among), today.PlusYears(2))).DistinctBy(person => person.Id).ToList();
        await LinkAsync(persons, ct);
        await scenarios.SettleAsync(ct);
        return
        [
            await scenarios.ChecksAsync(Names.Among("by-card", among), () => persons[Random.Shared.Next(persons.Count)], ct),
            await scenarios.ChecksByNumberAsync(Names.Among("by-number", among), () => Multitude.Person(Random.Shared.Next(among), today), ct),
        ];
    }

    /// <summary>Links a card to each; those who had one in the other measurement have two.</summary>
    private async Task LinkAsync(IEnumerable<BenchPerson> persons, CancellationToken ct)
    {
        await program.SignInAsync("operator", ct);
        foreach (var person in persons)
        {
            using var answer = await program.Http.PostAsJsonAsync(
                "card-certificates", new { personId = person.Id, certificateId = Guid.CreateVersion7(), certificateSerial = person.Card, validThrough = $"{person.CardThrough:yyyy-MM-dd}" }, ct);
            if (answer.StatusCode is not (System.Net.HttpStatusCode.Created or System.Net.HttpStatusCode.Conflict))
                throw new InvalidOperationException($"No card: {await answer.Content.ReadAsStringAsync(ct)}");
        }
    }

    private async Task<long> SizeAsync(CancellationToken ct) => (long)(await program.ScalarAsync(Size, ct))!;
}
