using System.Diagnostics;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Identity;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using Xunit.Abstractions;

namespace Healthcare.Tests.Prescribing.Kill;

/// <summary>kill -9 of the real program, again and again, while clients send commands of all kinds and send again what was not answered.</summary>
public sealed class MixedCommandsKillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Commands = 10_000, Kills = 4, PersonsAtOnce = 8, PlacesOfEach = 2;
    private const int Fewest = PersonsAtOnce * PlacesOfEach / 2;
    private readonly TestTokens tokens = new();
    private readonly int seed = Environment.TickCount;
    private string connectionString = string.Empty;
    private MortalHost? host;
    private int persons;

    public async Task InitializeAsync()
    {
        connectionString = await TestDatabase.CreateAsync();
        host = new(connectionString, tokens, Kills);
        await host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await host!.DisposeAsync();
        tokens.Dispose();
    }

    [Fact]
    public async Task kills_during_mixed_commands_lose_no_acknowledged_one_and_double_none()
    {
        output.WriteLine($"seed: {seed}");
        var clients = new Clients(host!, tokens);
        await SendAllAsync(clients);
        AssertKilledAtWork(clients);

        var evidence = new Evidence(connectionString, clients.Answered);
        var (lost, doubled) = await evidence.CountAsync();
        output.WriteLine($"kill: {clients.Acknowledged} acknowledged, {lost} lost, {doubled} doubled");
        Assert.Equal((0, 0), (lost, doubled));
        await evidence.AssertAccessesAsync();
        await evidence.AssertNoticesAsync();
        await evidence.AssertReceiptsAsync();
        output.WriteLine($"{await evidence.AssertRecordsAsync()} prescriptions are what their events make");
        await AssertAnsweredAgainAsync(clients);
    }

    private async Task SendAllAsync(Clients clients)
    {
        var clock = Stopwatch.StartNew();
        var killing = KillAsync(clients);
        var people = new Townspeople(clients, Jst.DateOf(SystemClock.Instance.GetCurrentInstant()));
        try
        {
            await Task.WhenAll(Enumerable.Range(0, PersonsAtOnce).Select(_ => Task.Run(() => LiveAsync(clients, people))));
        }
        finally
        {
            clients.Done();
            await killing; // Its own failure tells more than that of the clients who waited for the program in vain.
        }

        output.WriteLine($"{clients.Acknowledged} commands about {persons} persons in {clock.Elapsed.TotalSeconds:0} s");
    }

    private async Task LiveAsync(Clients clients, Townspeople people)
    {
        while (clients.Begun < Commands)
            await people.LiveAsync(Interlocked.Increment(ref persons));
    }

    /// <summary>Each time at a random command of its share, at a moment when many are under way.</summary>
    private async Task KillAsync(Clients clients)
    {
        var random = new Random(seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            var from = (Commands * kill / Kills) + random.Next(Commands / Kills * 9 / 10);
            if (!await clients.WhenAsync(from, Fewest))
                return;

            await host!.KillAndStartAsync();
            output.WriteLine($"kill {kill + 1} after {from} acknowledged");
        }
    }

    /// <summary>A kill that cut nothing off proves nothing.</summary>
    private void AssertKilledAtWork(Clients clients)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            var cutOff = clients.CutOff[kill].ToList();
            output.WriteLine($"kill {kill + 1} cut {cutOff.Count} off, of which {cutOff.Count(sent => sent.WasReplayed)} were stored already");
            Assert.True(cutOff.Count > 0, $"Kill {kill + 1} hit no command.");
        }
    }

    /// <summary>Every command once more: the first answer, and nothing new but the access.</summary>
    private async Task AssertAnsweredAgainAsync(Clients clients)
    {
        var rows = new Rows(connectionString);
        var before = await rows.KeptAsync();
        await Parallel.ForEachAsync(clients.Answered, new ParallelOptions { MaxDegreeOfParallelism = PersonsAtOnce * PlacesOfEach }, async (sent, _) =>
        {
            var again = await clients.AgainAsync(sent);
            Assert.True(Sent.IsReplay(again), $"{sent.Action}: {again.Status} {again.Text}");
            Assert.Equal(Sent.Meaning(sent.Answer!), Sent.Meaning(again));
        });
        Assert.Equal(before with { Accesses = before.Accesses + clients.Acknowledged }, await rows.KeptAsync());
    }
}
