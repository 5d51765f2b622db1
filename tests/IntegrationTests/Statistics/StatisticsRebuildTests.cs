using Healthcare.Application.Identity;
using Healthcare.Projections.Statistics;
using Healthcare.Tests.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Healthcare.Tests.Statistics;

/// <summary>Whatever happens in between, each check and each view counts exactly once.</summary>
public sealed class StatisticsRebuildTests(StatisticsHost host) : IClassFixture<StatisticsHost>
{
    private const string CheckedEvents = "healthcare.mt_events where type = 'eligibility.eligibility-checked.v1'";
    private readonly Story story = new(host);

    [Fact]
    public async Task rebuilds_while_checks_go_on_give_what_the_running_projection_gives()
    {
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 2).Select(_ => CheckUntilAsync(stop.Token)).ToList();
        try
        {
            for (var i = 0; i < 3 || await host.Rows.CountAsync(CheckedEvents) < 20; i++)
                await RebuildAsync();
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }

        await host.CountedAsync();
        var running = await host.DumpAsync();
        var made = await host.Rows.CountAsync(CheckedEvents);
        Assert.Equal(made, await SumOfChecksAsync(host.Rows));
        Assert.Equal(await host.Rows.CountAsync("healthcare.access_record where action = 'read:Drugs' and outcome = 'ok'"), await SumOfViewsAsync());
        Assert.Equal(await host.Rows.CountAsync("(select distinct data ->> 'personId' from " + CheckedEvents + ") p"), await host.Rows.CountAsync("healthcare.statistics_person"));

        await RebuildAsync();
        Assert.Equal(running, await host.DumpAsync());
    }

    [Fact]
    public async Task a_page_that_is_cut_off_before_its_commit_counts_nothing_and_a_new_process_counts_all_once()
    {
        await using var own = new OwnHost(new StatisticsHost());
        await own.StartAsync();
        var (theirs, rows) = (new Story(own.Host), own.Host.Rows);
        var insured = await theirs.InsureAsync();
        await theirs.CheckAsync(insured);
        await ((StatisticsHost)own.Host).CountedAsync();
        await CutOffAsync(rows);
        for (var i = 0; i < 5; i++)
            await theirs.CheckAsync(insured);

        await Eventually.TrueAsync(async () => (await rows.ListAsync("select is_called from cuts", reader => reader.GetBoolean(0)))[0], "No page was cut off.");
        Assert.Equal(1, await SumOfChecksAsync(rows));
        await own.Host.Alba.DisposeAsync();
        await rows.RunAsync("drop trigger cut on healthcare.mt_event_progression");
        await using var second = await own.Host.StartAsync(own.Host.ConnectionString);

        await FhirModel.UpToDateAsync(second.Services, StatisticsProjection.Name);
        Assert.Equal(6, await SumOfChecksAsync(rows));
    }

    [Fact]
    public async Task the_stores_own_rebuild_counts_from_nothing_too()
    {
        await using var own = new OwnHost(new StatisticsHost());
        await own.StartAsync();
        var theirs = new Story(own.Host);
        await theirs.CheckAsync(await theirs.InsureAsync());
        await ((StatisticsHost)own.Host).CountedAsync();
        var counted = await ((StatisticsHost)own.Host).DumpAsync();
        await own.Host.Alba.DisposeAsync();

        await using var offline = own.Host.Builder(own.Host.ConnectionString).Build();
        using var daemon = await offline.Services.GetRequiredService<IDocumentStore>().BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(StatisticsProjection.Name, CancellationToken.None);
        Assert.Equal(counted, await ((StatisticsHost)own.Host).DumpAsync());
    }

    [Fact]
    public async Task a_view_whose_id_is_older_than_what_was_counted_waits_for_its_commit_and_is_not_lost()
    {
        var views = host.Services.GetRequiredService<ViewCounts>();
        await host.CountedAsync();
        var before = await SumOfViewsAsync();
        await using var slow = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(host.ConnectionString) { Pooling = false }.ConnectionString);
        await slow.OpenAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await using (var insert = new NpgsqlCommand(
            $"insert into healthcare.access_record (person_id, at, subject, role, institution, purpose, action, outcome, request_id) values ('{Guid.NewGuid()}', now(), 's', 'Doctor', '{StatisticsHost.Clinic}', 'Treatment', 'read:Drugs', 'ok', 'r')", slow, transaction))
            await insert.ExecuteNonQueryAsync();
        await host.ReadAsync(StatisticsHost.Clinic, "Drugs", host.Clock.GetCurrentInstant(), 1);

        Assert.False(await views.CountAsync(CancellationToken.None));
        Assert.Equal(before, await SumOfViewsAsync());
        await transaction.CommitAsync();
        Assert.True(await views.CountAsync(CancellationToken.None));
        Assert.Equal(before + 2, await SumOfViewsAsync());
    }

    [Fact]
    public async Task only_an_operator_counts_anew() =>
        Assert.Equal(403, (await story.As(Role.Auditor).PostRawAsync("/projections/statistics/rebuild", [])).Status);

    /// <summary>Fails each page when all of it is written and its commit begins; a sequence remembers that beyond the rollback.</summary>
    private static async Task CutOffAsync(Rows rows)
    {
        await rows.RunAsync("create sequence cuts");
        await rows.RunAsync("create function cut() returns trigger language plpgsql as $$ begin perform nextval('cuts'); raise exception 'cut off'; end $$");
        await rows.RunAsync(
            $"create constraint trigger cut after update on healthcare.mt_event_progression deferrable initially deferred for each row when (new.name = '{StatisticsProjection.Name}:All') execute function cut()");
    }

    private static Task<long> SumOfChecksAsync(Rows rows) => SumAsync(rows, "by_card + by_number", "check");

    private Task<long> SumOfViewsAsync() => SumAsync(host.Rows, "views", "view");

    private static async Task<long> SumAsync(Rows rows, string what, string table) =>
        (await rows.ListAsync($"select coalesce(sum({what}), 0)::bigint from healthcare.statistics_{table}", reader => reader.GetInt64(0)))[0];

    private async Task RebuildAsync()
    {
        var operators = story.As(Role.Operator);
        Assert.Equal(202, (await operators.PostRawAsync("/projections/statistics/rebuild", [])).Status);
        await Eventually.TrueAsync(
            async () => Story.Done(await operators.GetAsync("/projections/statistics/rebuild")).Body.GetProperty("finished").GetBoolean(),
            () => $"The rebuild did not finish:\n{string.Join('\n', host.Log.Text.Split('\n').Where(line => line.Contains("Exception", StringComparison.Ordinal)).Take(10))}");
    }

    private async Task CheckUntilAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var insured = await story.InsureAsync();
            await story.CheckAsync(insured, StatisticsHost.Clinic);
            await story.CheckAsync(insured, StatisticsHost.Pharmacy);
            await story.ConsentAsync(insured, StatisticsHost.Clinic);
            Assert.Equal(200, (await story.Doctor(StatisticsHost.Clinic).GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}")).Status);
        }
    }
}
