using Healthcare.Host.Database;
using Npgsql;
using Xunit;

namespace Healthcare.Tests.Database;

public sealed class LocalDatabaseTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("healthcare-database-").FullName;
    private readonly List<string> said = [];

    private LocalDatabaseOptions Options => new(directory, Durable: false);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task starts_by_itself_and_answers()
    {
        await using var database = await StartAsync(Options);

        Assert.Equal("healthcare", await AskAsync(database.ConnectionString, "select current_database()"));
        Assert.Equal("200", await AskAsync(database.ConnectionString, "show max_connections"));
        Assert.Equal("127.0.0.1", await AskAsync(database.ConnectionString, "show listen_addresses"));
        Assert.Equal("off", await AskAsync(database.ConnectionString, "show fsync"));
    }

    [Fact]
    public async Task asks_for_a_password()
    {
        await using var database = await StartAsync(Options);
        var guess = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = "guess" }.ConnectionString;

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => AskAsync(guess, "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task two_that_start_at_once_share_one_server()
    {
        var both = await Task.WhenAll(StartAsync(Options), StartAsync(Options));
        await using var first = both[0];
        await using var second = both[1];

        Assert.Equal(first.ConnectionString, second.ConnectionString);
        Assert.Single(both, database => database.Origin.EndsWith("already running", StringComparison.Ordinal));
    }

    [Fact]
    public async Task who_attached_does_not_stop_the_server()
    {
        await using var owner = await StartAsync(Options);
        await using (await StartAsync(Options))
        {
        }

        Assert.Equal("1", await AskAsync(owner.ConnectionString, "select '1'"));
    }

    [Fact]
    public async Task durable_data_survive_a_restart()
    {
        var durable = Options with { Durable = true };
        await using (var before = await StartAsync(durable))
            await AskAsync(before.ConnectionString, "create table kept as select 'kept' as word");

        await using var after = await StartAsync(durable);

        Assert.Equal("kept", await AskAsync(after.ConnectionString, "select word from kept"));
        Assert.Equal("on", await AskAsync(after.ConnectionString, "show fsync"));
    }

    [Fact]
    public async Task a_creation_that_was_cut_short_is_done_again()
    {
        await (await StartAsync(Options)).DisposeAsync();
        var data = Directory.GetDirectories(Path.Combine(directory, "postgres")).Single();
        Directory.Move(data, data + ".new");

        await using var database = await StartAsync(Options);

        Assert.Equal("1", await AskAsync(database.ConnectionString, "select '1'"));
    }

    [Fact]
    public async Task creates_a_database_once_and_keeps_it()
    {
        await using var database = await StartAsync(Options);
        var first = await database.CreateDatabaseAsync("a \"strange\" name", CancellationToken.None);
        await AskAsync(first, "create table kept as select 'kept' as word");

        var second = await database.CreateDatabaseAsync("a \"strange\" name", CancellationToken.None);

        Assert.Equal("kept", await AskAsync(second, "select word from kept"));
    }

    [NpmFact]
    public async Task the_npm_package_has_what_it_takes()
    {
        await using var database = await StartAsync(Options with { Choice = "npm" });

        Assert.StartsWith("npm package", database.Origin, StringComparison.Ordinal);
        Assert.StartsWith("18.", await AskAsync(database.ConnectionString, "show server_version"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_connection_string_starts_nothing()
    {
        const string given = "Host=database.example;Database=health";

        await using var database = await StartAsync(Options with { Choice = given });

        Assert.Equal(given, database.ConnectionString);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory));
    }

    [Fact]
    public async Task finding_nothing_is_said_in_one_line()
    {
        IProgramSource[] nowhere = [new InstalledPrograms(directory, [directory])];

        var nothing = await Assert.ThrowsAsync<LocalDatabaseUnavailableException>(
            () => LocalDatabase.StartAsync(Options, nowhere, said.Add, CancellationToken.None));

        Assert.Contains("install", nothing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', nothing.Message);
    }

    [Fact]
    public async Task an_unknown_choice_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<LocalDatabaseUnavailableException>(() => StartAsync(Options with { Choice = "oracle" }));

        Assert.Contains("HEALTHCARE_DB", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_highest_installed_version_is_taken()
    {
        foreach (var major in new[] { "9", "15", "16" })
            Pretend(Path.Combine(directory, major, "bin"));

        var found = await new InstalledPrograms("", [directory]).FindAsync(said.Add, CancellationToken.None);

        Assert.Equal(Path.Combine(directory, "16", "bin"), found?.Directory);
    }

    private static void Pretend(string programs)
    {
        Directory.CreateDirectory(programs);
        File.WriteAllText(Path.Combine(programs, "postgres"), "");
        File.WriteAllText(Path.Combine(programs, "initdb"), "");
    }

    private Task<LocalDatabase> StartAsync(LocalDatabaseOptions options) =>
        LocalDatabase.StartAsync(options, said.Add, CancellationToken.None);

    private static async Task<string?> AskAsync(string connectionString, string question)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(question, connection);
        return (string?)await command.ExecuteScalarAsync();
    }
}
