using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Fhir;

[Collection(HostCollection.Name)]
public sealed class RebuildTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task a_rebuild_gives_what_the_running_projection_gave_while_others_read_and_write()
    {
        var insured = await DispensedToAsync();
        await FhirModel.UpToDateAsync(host);
        var projected = await DumpAsync();

        using var stop = new CancellationTokenSource();
        var readers = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ReadUntilAsync(insured, stop.Token)));
        var writer = WriteUntilAsync(stop.Token);
        try
        {
            for (var i = 0; i < 3; i++)
                await RebuildAsync();
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(readers, writer);
        }

        var statuses = (await readers).SelectMany(status => status).ToList();
        Assert.NotEmpty(statuses);
        Assert.All(statuses, status => Assert.Equal(200, status));
        Assert.True(await writer > 0);

        await FhirModel.UpToDateAsync(host);
        var mixed = await DumpAsync();
        Assert.Empty(projected.Except(mixed)); // Nothing of before was lost or written differently.
        await RebuildAsync();
        Assert.Equal(mixed, await DumpAsync()); // What came meanwhile was not lost either.
    }

    [Fact]
    public async Task after_a_rebuild_a_new_process_finds_the_table_as_it_declares_it()
    {
        await DispensedToAsync();
        await FhirModel.UpToDateAsync(host);
        await RebuildAsync();
        var (rows, shape) = (await DumpAsync(), await ShapeAsync());

        await using var second = await host.StartAsync(host.ConnectionString);

        Assert.Equal(shape, await ShapeAsync());
        Assert.Equal(rows, await DumpAsync());
    }

    [Fact]
    public async Task only_an_operator_rebuilds() =>
        Assert.Equal(403, (await story.As(Role.Auditor).PostRawAsync("/projections/fhir/rebuild", [])).Status);

    private async Task<Insured> DispensedToAsync()
    {
        var insured = await story.InsureAsync();
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(insured)));
        var prescription = story.Prescription(insured, reason: "前回の薬を紛失した");
        Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
        Story.Done(await story.Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(insured.PersonId, prescription.PrescriptionId), $"{Guid.NewGuid()}"));
        Story.Done(await story.Pharmacist().PostAsync("/dispensings", new DispensePrescription(insured.PersonId, prescription.PrescriptionId, Guid.CreateVersion7())));
        return insured;
    }

    private async Task RebuildAsync()
    {
        var operators = story.As(Role.Operator);
        var started = await operators.PostRawAsync("/projections/fhir/rebuild", []);
        Assert.Equal(202, started.Status);
        await Eventually.TrueAsync(
            async () => Story.Done(await operators.GetAsync("/projections/fhir/rebuild")).Body.GetProperty("finished").GetBoolean(),
            () => $"The rebuild did not finish:\n{string.Join('\n', host.Log.Text.Split('\n').Where(line => line.Contains("rebuild", StringComparison.OrdinalIgnoreCase) || line.Contains("Exception", StringComparison.Ordinal)).Take(10))}");
    }

    private async Task<List<int>> ReadUntilAsync(Insured insured, CancellationToken stop)
    {
        var person = story.Person(insured.PersonId);
        List<int> statuses = [];
        while (!stop.IsCancellationRequested)
        {
            statuses.Add((await person.GetAsync($"/fhir/Patient/{insured.PersonId}")).Status);
            var found = await person.GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}");
            statuses.Add(found.Status == 200 && found.Body.GetProperty("entry").GetArrayLength() != 2 ? 404 : found.Status);
        }

        return statuses;
    }

    private async Task<int> WriteUntilAsync(CancellationToken stop)
    {
        var written = 0;
        for (; !stop.IsCancellationRequested; written++)
        {
            var insured = await story.InsureAsync();
            Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured)));
        }

        return written;
    }

    private Task<List<string>> DumpAsync() => host.Rows.ListAsync("select r::text from healthcare.fhir_resource r order by type, id", reader => reader.GetString(0));

    private Task<List<string>> ShapeAsync() => host.Rows.ListAsync(
        """
        select indexdef from pg_indexes where schemaname = 'healthcare' and tablename = 'fhir_resource'
        union all select column_name || ' ' || data_type || ' ' || is_nullable from information_schema.columns where table_schema = 'healthcare' and table_name = 'fhir_resource'
        order by 1
        """,
        reader => reader.GetString(0));
}
