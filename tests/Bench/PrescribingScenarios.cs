using System.Globalization;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Storage;

namespace Healthcare.Bench;

/// <summary>Registration with its check over histories of different lengths, dispensing, and the reading of a history, at several levels of load.</summary>
internal sealed class PrescribingScenarios(RunningProgram program, Scenarios scenarios, Load load, Crowd crowd, MultitudeScenarios multitude)
{
    private const int Few = 16, Many = 64, Readers = 400;
    private static readonly int[] Histories = [0, 20, 200];
    private readonly Requests requests = new(program.Port, 1);
    private Guid measuredFrom;

    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken ct)
    {
        await PrepareAsync(ct);
        List<Measurement> measured = [];
        foreach (var drugs in Histories)
            measured.AddRange(await LevelsAsync(Names.Register(drugs), stop => RegistersAsync(drugs, stop), ct));
        measured.AddRange(await LevelsAsync(Names.Dispense, DispensesAsync, ct));
        var readable = await crowd.AgreeAsync(Readers, ct);
        measured.AddRange(await LevelsAsync(Names.HistoryRead, stop => ReadsAsync(readable, stop), ct));
        return measured;
    }

    private async Task PrepareAsync(CancellationToken ct)
    {
        Console.WriteLine($"Bringing {crowd.Count} persons in and prescribing for them ...");
        await multitude.IntakeAsync(0, crowd.Count, ct);
        await crowd.PrescribeAsync(ct);
        measuredFrom = Guid.CreateVersion7();
    }

    /// <summary>By few clients, by many, and at half the better rate.</summary>
    private async Task<IReadOnlyList<Measurement>> LevelsAsync(string name, Func<CancellationToken, Task<Func<HttpLine, Client>>> client, CancellationToken ct)
    {
        var few = await AtAsync(Names.By(name, Few), new(Few), client, ct);
        var many = await AtAsync(Names.By(name, Many), new(Many), client, ct);
        return [few, many, await AtAsync(Names.Half(name), new(Many, Math.Max(few.Value, many.Value) / 2), client, ct)];
    }

    private async Task<Measurement> AtAsync(string name, Level level, Func<CancellationToken, Task<Func<HttpLine, Client>>> client, CancellationToken ct)
    {
        await RestoreAsync(ct);
        var clientOn = await client(ct);
        var measured = await load.RunAsync(name, level, async (_, start) =>
        {
            var line = new HttpLine();
            await line.ConnectAsync(program.Port, start);
            return clientOn(line);
        }, ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}: {measured.Value:N0}/s, p50 {measured.P50:0.0} ms, p99 {measured.P99:0.0} ms"));
        return measured;
    }

    /// <summary>The histories as they were: what was registered since counts no more.</summary>
    private async Task RestoreAsync(CancellationToken ct)
    {
        await scenarios.CatchUpAsync(ct);
        await program.ScalarAsync($"delete from {HealthcareStore.Schema}.mt_doc_prescriptionrecord where id >= '{measuredFrom}'", ct);
        await scenarios.SettleAsync(ct);
    }

    private async Task<Func<HttpLine, Client>> RegistersAsync(int drugs, CancellationToken ct)
    {
        var doctor = await program.TokenAsync(Crowd.Doctor, ct);
        return line => new(line, stop => SendAsync(line, requests.Command("/prescriptions", doctor, program.BodyOf(Crowd.Doctor, crowd.Prescription(drugs))), 201, stop));
    }

    private async Task<Func<HttpLine, Client>> DispensesAsync(CancellationToken ct)
    {
        var (doctor, pharmacist) = (await program.TokenAsync(Crowd.Doctor, ct), await program.TokenAsync(Crowd.Pharmacist, ct));
        return line =>
        {
            byte[] dispensing = [];
            return new(line, stop => SendAsync(line, dispensing, 201, stop), async stop => dispensing = await ReceivedAsync(line, doctor, pharmacist, stop));
        };
    }

    /// <summary>Registers and receives one; returns the request that dispenses it.</summary>
    private async Task<byte[]> ReceivedAsync(HttpLine line, string doctor, string pharmacist, CancellationToken ct)
    {
        var prescription = crowd.Prescription(Histories[1]);
        var (id, person) = (prescription.PrescriptionId, prescription.Person.PersonId!.Value);
        await SendAsync(line, requests.Command("/prescriptions", doctor, program.BodyOf(Crowd.Doctor, prescription)), 201, ct);
        await SendAsync(line, requests.Command("/prescription-receipts", pharmacist, program.BodyOf(Crowd.Pharmacist, new ReceivePrescription(person, id)), $"receipt-{id:D}"), 201, ct);
        var secret = line.Text.Split("\"secret\":\"")[1].Split('"')[0];
        var dispensing = new DispensePrescription(person, id, Guid.CreateVersion7(), secret, Results: HandedOver(prescription), SafetyReason: prescription.SafetyReason);
        return requests.Command("/dispensings", pharmacist, program.BodyOf(Crowd.Pharmacist, dispensing));
    }

    private static IReadOnlyList<LineResult> HandedOver(RegisterPrescription prescription) =>
        [.. prescription.Lines.Select(line => new LineResult(line.RpNumber, line.Order, LineStatus.Dispensed, line))];

    private async Task<Func<HttpLine, Client>> ReadsAsync(IReadOnlyList<Guid> readable, CancellationToken ct)
    {
        var doctor = await program.TokenAsync(Crowd.Doctor, ct);
        return line => new(line, stop => SendAsync(line, requests.Get(HistoryOf(readable[Random.Shared.Next(readable.Count)]), doctor), 200, stop));
    }

    private static string HistoryOf(Guid person) => $"/insured-persons/{person}/medications?view=current&count=200";

    private async ValueTask SendAsync(HttpLine line, byte[] request, int expected, CancellationToken ct)
    {
        if (await line.SendAsync(request, ct) is var status && status != expected)
            throw new InvalidOperationException($"Expected {expected}, got\n{line.Text}\nThe Host's last words:\n{program.LastLines()}");
    }
}
