using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Healthcare.Application.Access;
using Healthcare.Host.Seed.Population;
using Npgsql;

namespace Healthcare.Bench;

/// <summary>The measurements of the program, each as one sends it.</summary>
internal sealed class Scenarios(RunningProgram program, Load load, Requests requests, ProcessorTime processors)
{
    private const string ClerkId = "clerk-001", DoctorId = "doctor-001", RebuildPath = "projections/fhir/rebuild";
    private const int ReadPersons = 400;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20), Patience = TimeSpan.FromMinutes(2);

    /// <summary>資格確認 by card: a challenge, the card's signature, the check. The signing is this program's work, on the same cores.</summary>
    public Task<Measurement> ChecksAsync(CancellationToken ct) => ChecksAsync(Names.Check, AnyPerson, ct);

    /// <summary>The same, among these persons.</summary>
    public async Task<Measurement> ChecksAsync(string name, Func<BenchPerson> anyone, CancellationToken ct)
    {
        var token = await program.TokenAsync(ClerkId, ct);
        return await SendAsync(name, 200, (line, stop) => CheckByCardAsync(line, token, anyone(), stop), ct);
    }

    /// <summary>資格確認 by what a 資格確認書 shows.</summary>
    public Task<Measurement> ChecksByNumberAsync(CancellationToken ct) => ChecksByNumberAsync(Names.CheckByNumber, AnyPerson, ct);

    /// <summary>The same, among these persons.</summary>
    public async Task<Measurement> ChecksByNumberAsync(string name, Func<BenchPerson> anyone, CancellationToken ct)
    {
        var token = await program.TokenAsync(ClerkId, ct);
        return await SendAsync(name, 200, () => requests.Check(token, anyone()), ct);
    }

    /// <summary>電子処方箋の登録 with the duplicate check over all that the person takes.</summary>
    public async Task<Measurement> RegistrationsAsync(CancellationToken ct)
    {
        var token = await program.TokenAsync(DoctorId, ct);
        return await SendAsync(Names.Registration, 201, () => requests.Prescription(token), ct);
    }

    /// <summary>A doctor reads resources of persons who were verified and agreed.</summary>
    public async Task<Measurement> ReadsAsync(CancellationToken ct)
    {
        var doctor = await program.TokenAsync(DoctorId, ct);
        var reads = (await ReadableAsync(ct)).Select(resource => requests.Fhir(doctor, resource.Type, resource.Id)).ToArray();
        return await SendAsync(Names.FhirRead, 200, () => reads[Random.Shared.Next(reads.Length)], ct);
    }

    /// <summary>Rebuilds once to warm up, then once against the clock.</summary>
    public async Task<Measurement> RebuildAsync(CancellationToken ct)
    {
        await CatchUpAsync(ct);
        await program.SignInAsync("operator", ct);
        await RebuildOnceAsync(ct);
        var (cpu, clock) = (processors.Now(), Stopwatch.StartNew());
        var events = await RebuildOnceAsync(ct);
        var seconds = clock.Elapsed.TotalSeconds;
        return new(Names.Rebuild, events / seconds, null, null, events, seconds, processors.Now() - cpu);
    }

    private async ValueTask<byte[]> CheckByCardAsync(HttpLine line, string token, BenchPerson person, CancellationToken ct)
    {
        if (await line.SendAsync(requests.Challenge(token), ct) != 200)
            throw new InvalidOperationException($"No challenge: {line.Text}");
        var challenge = line.Text.Split("\"challenge\":\"")[1].Split('"')[0];
        return requests.Check(token, person, program.Cards.Prove(person.Card, person.CardThrough, challenge, HolderVerification.Face));
    }

    private BenchPerson AnyPerson() => requests.Persons[Random.Shared.Next(requests.Persons.Count)];

    private Task<Measurement> SendAsync(string name, int expected, Func<byte[]> request, CancellationToken ct) =>
        SendAsync(name, expected, (_, _) => new(request()), ct);

    private async Task<Measurement> SendAsync(string name, int expected, Func<HttpLine, CancellationToken, ValueTask<byte[]>> request, CancellationToken ct) =>
        await load.RunAsync(name, async (_, start) =>
        {
            var line = new HttpLine();
            await line.ConnectAsync(program.Port, start);
            return new(line, async stop =>
            {
                if (await line.SendAsync(await request(line, stop), stop) is var status && status != expected)
                    throw new InvalidOperationException($"{name}: expected {expected}, got\n{line.Text}\nThe Host's last words:\n{program.LastLines()}");
            });
        }, ct);

    private async Task<long> RebuildOnceAsync(CancellationToken ct)
    {
        await BeginRebuildAsync(ct);
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < Patience;)
        {
            var progress = await program.Http.GetFromJsonAsync<JsonElement>(RebuildPath, ct);
            if (progress.GetProperty("finished").GetBoolean())
                return progress.GetProperty("events").GetInt64();
            await Task.Delay(Glance, ct);
        }

        throw new TimeoutException($"The rebuild did not finish. The Host's last words:\n{program.LastLines()}");
    }

    /// <summary>
    /// Asks until a new one has begun: while the last one is still ending, the Host ignores the request and shows the last one's result,
    /// which must not be taken for a rebuild in no time.
    /// </summary>
    private async Task BeginRebuildAsync(CancellationToken ct)
    {
        do
        {
            using var accepted = await program.Http.PostAsync(RebuildPath, null, ct);
            accepted.EnsureSuccessStatusCode();
        }
        while ((await program.Http.GetFromJsonAsync<JsonElement>(RebuildPath, ct)).GetProperty("finished").GetBoolean());
    }

    /// <summary>Waits until the read model has everything, so that it does not work while something else is measured.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        while (await BehindAsync(ct) > 0)
            await Task.Delay(Glance, ct);
    }

    /// <summary>Nothing else works while something is measured, and the planner knows the tables.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        await CatchUpAsync(ct);
        await program.ScalarAsync("vacuum analyze", ct);
        await program.ScalarAsync("checkpoint", ct);
    }

    /// <summary>Far behind, the Host is not ready and says 503, with the same body.</summary>
    private async Task<long> BehindAsync(CancellationToken ct)
    {
        using var answer = await program.Http.GetAsync("health/ready", ct);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("eventsBehind").GetInt64();
    }

    private async Task<List<(string Type, string Id)>> ReadableAsync(CancellationToken ct)
    {
        await CatchUpAsync(ct);
        var clerk = await program.TokenAsync(ClerkId, ct);
        var institution = SyntheticNation.Of(1, default).Practitioners.Single(p => p.Id == ClerkId).InstitutionNumber;
        var persons = requests.Persons.Take(ReadPersons).ToList();
        using var line = new HttpLine();
        await line.ConnectAsync(program.Port, ct);
        foreach (var person in persons)
        {
            await line.SendAsync(await CheckByCardAsync(line, clerk, person, ct), ct);
            if (await line.SendAsync(requests.Consent(clerk, person.Id, institution), ct) != 201)
                throw new InvalidOperationException($"No consent: {line.Text}");
        }

        await using var database = NpgsqlDataSource.Create(program.ConnectionString);
        await using var command = database.CreateCommand(
            "select type, id from healthcare.fhir_resource where person_id = any($1) and type in ('MedicationRequest', 'Patient', 'Coverage')");
        command.Parameters.Add(new() { Value = persons.Select(person => person.Id).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<(string, string)> found = [];
        while (await reader.ReadAsync(ct))
            found.Add((reader.GetString(0), reader.GetString(1)));
        return found;
    }
}
