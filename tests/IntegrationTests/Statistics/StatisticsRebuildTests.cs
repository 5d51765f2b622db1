using Healthcare.Application.Identity;
using Healthcare.Projections.Statistics;
using Healthcare.Tests.Support;
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
            for (var i = 0; i < 3; i++)
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
        Assert.True(made > 10);
        Assert.Equal(made, await SumOfChecksAsync());
        Assert.Equal(await host.Rows.CountAsync("healthcare.access_record where action = 'read:Drugs' and outcome = 'ok'"), await SumOfViewsAsync());
        Assert.Equal(await host.Rows.CountAsync("(select distinct data ->> 'personId' from " + CheckedEvents + ") p"), await host.Rows.CountAsync("healthcare.statistics_person"));

        await RebuildAsync();
        Assert.Equal(running, await host.DumpAsync());
    }

    [Fact]
    public async Task a_page_that_is_cut_off_before_its_commit_counts_nothing_and_afterwards_all_once()
    {
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured);
        await host.CountedAsync();
        var before = await SumOfChecksAsync();
        await host.Rows.RunAsync("create sequence cuts");
        await host.Rows.RunAsync("create function cut() returns trigger language plpgsql as $$ begin if new.last_seq_id > 0 and nextval('cuts') > 0 then raise exception 'cut off'; end if; return new; end $$");
        await host.Rows.RunAsync("create constraint trigger cut after insert or update on healthcare.mt_event_progression deferrable initially deferred for each row when (new.name = 'Statistics:All') execute function cut()");
        for (var i = 0; i < 5; i++)
            await story.CheckAsync(insured);

        // The trigger fires when everything of the page is written and the commit begins; a sequence remembers it beyond the rollback.
        await Eventually.TrueAsync(async () => (await host.Rows.ListAsync("select is_called from cuts", reader => reader.GetBoolean(0)))[0], "No page was cut off.");
        Assert.Equal(before, await SumOfChecksAsync());
        await host.Rows.RunAsync("drop trigger cut on healthcare.mt_event_progression");

        await Eventually.TrueAsync(async () => await SumOfChecksAsync() == await host.Rows.CountAsync(CheckedEvents), "The checks were not counted after all.");
        await host.CountedAsync();
        Assert.Equal(before + 5, await SumOfChecksAsync());
        var counted = await host.DumpAsync();
        await RebuildAsync();
        Assert.Equal(counted, await host.DumpAsync());
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

    private Task<long> SumOfChecksAsync() => SumAsync("by_card + by_number", "check");

    private Task<long> SumOfViewsAsync() => SumAsync("views", "view");

    private async Task<long> SumAsync(string what, string table) =>
        (await host.Rows.ListAsync($"select coalesce(sum({what}), 0)::bigint from healthcare.statistics_{table}", reader => reader.GetInt64(0)))[0];

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
