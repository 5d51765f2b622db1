using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Tests.Support;
using Npgsql;
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
    public async Task what_is_written_between_the_copy_and_the_change_of_tables_is_not_lost()
    {
        await using var own = new OwnHost();
        await own.StartAsync();
        var theirs = new Story(own.Host);
        var before = await theirs.InsureAsync();
        await FhirModel.UpToDateAsync(own.Host);
        await using var hold = await HoldAfterCopyAsync(own.Host);

        Assert.Equal(202, (await theirs.As(Role.Operator).PostRawAsync("/projections/fhir/rebuild", [])).Status);
        await Eventually.TrueAsync(
            async () => await own.Host.Rows.CountAsync("pg_locks where locktype = 'advisory' and objid = 4711 and not granted") == 1, "The rebuild did not come to its change of tables.");
        var meanwhile = await theirs.InsureAsync();
        Story.Done(await theirs.Clerk().PostAsync("/local-patient-numbers", new LinkLocalPatientNumber(before.PersonId, "A-1"), $"{Guid.NewGuid()}"));
        await FhirModel.UpToDateAsync(own.Host); // The old table has it, the new one has not.
        var projected = await DumpAsync(own.Host);
        await hold.CloseAsync();
        await FinishedAsync(own.Host, theirs.As(Role.Operator));

        Assert.Equal(projected, await DumpAsync(own.Host));
        Assert.Equal(200, (await theirs.Person(meanwhile.PersonId).GetAsync($"/fhir/Patient/{meanwhile.PersonId}")).Status);
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
        Story.Done(await story.Pharmacist().PostAsync("/dispensings", Story.Dispensing(insured, prescription.PrescriptionId)));
        return insured;
    }

    private async Task RebuildAsync()
    {
        var operators = story.As(Role.Operator);
        var started = await operators.PostRawAsync("/projections/fhir/rebuild", []);
        Assert.Equal(202, started.Status);
        await FinishedAsync(host, operators);
    }

    private static Task FinishedAsync(RunningHost host, Api operators) =>
        Eventually.TrueAsync(
            async () => Story.Done(await operators.GetAsync("/projections/fhir/rebuild")).Body.GetProperty("finished").GetBoolean(),
            () => $"The rebuild did not finish:\n{string.Join('\n', host.Log.Text.Split('\n').Where(line => line.Contains("rebuild", StringComparison.OrdinalIgnoreCase) || line.Contains("Exception", StringComparison.Ordinal)).Take(10))}");

    /// <summary>Until the connection is closed, no table is altered: which a rebuild does when it has copied.</summary>
    private static async Task<NpgsqlConnection> HoldAfterCopyAsync(RunningHost host)
    {
        await host.Rows.RunAsync("create function hold() returns event_trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(4711); end $$");
        await host.Rows.RunAsync("create event trigger hold on ddl_command_start when tag in ('ALTER TABLE') execute function hold()");
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(host.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select pg_advisory_lock(4711)", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
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

    private Task<List<string>> DumpAsync() => DumpAsync(host);

    private static Task<List<string>> DumpAsync(RunningHost host) => host.Rows.ListAsync("select r::text from healthcare.fhir_resource r order by type, id", reader => reader.GetString(0));

    private Task<List<string>> ShapeAsync() => host.Rows.ListAsync(
        """
        select indexdef from pg_indexes where schemaname = 'healthcare' and tablename = 'fhir_resource'
        union all select column_name || ' ' || data_type || ' ' || is_nullable from information_schema.columns where table_schema = 'healthcare' and table_name = 'fhir_resource'
        order by 1
        """,
        reader => reader.GetString(0));
}
