using Healthcare.Domain.Shared;
using Healthcare.Host.Database;
using Healthcare.Host.Schedule;
using Healthcare.Host.Seed;
using Healthcare.Host.Seed.Population;
using Healthcare.Host.Setup;
using NodaTime;
using Npgsql;

namespace Healthcare.Host.Cli;

/// <summary>Brings the database, makes the schema, seeds an empty store, serves until Ctrl-C, and stops all it started.</summary>
public static class ServeCommand
{
    /// <summary>Runs.</summary>
    public static async Task<int> RunAsync(ServeOptions options)
    {
        var builder = LocalBuilder.Create();
        await using var database = await LocalStore.OpenAsync(builder.Configuration, builder.Environment, options.DataDirectory, Say);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{Storage.ConnectionName}"] = database.ConnectionString,
            ["urls"] = options.Urls,
        });
        if (builder.Environment.IsDevelopment())
            KeepKeys(builder.Configuration, database.Directory);

        builder.Configuration[Schedules.Daily] ??= bool.TrueString;
        await using var app = builder.AddHealthcare().Build().MapHealthcare();
        Say($"Database: {database.Origin}");
        await app.StartAsync();
        if (options.Seed && app.Environment.IsDevelopment())
            await SeedIfEmptyAsync(app, options.Persons);
        app.Services.GetRequiredService<DailySchedule>().Open();
        await Banner.PrintAsync(app, options.Urls);
        await app.WaitForShutdownAsync();
        Say("Stopping: finishing what was accepted ...");
        return 0;
    }

    /// <summary>The demonstration's keys live beside its data, so that sign-ins survive a restart.</summary>
    private static void KeepKeys(ConfigurationManager configuration, string directory)
    {
        Directory.CreateDirectory(directory);
        configuration["Identity:DemoIssuer:KeyFile"] ??= Path.Combine(directory, "demo-issuer.key");
        configuration["Credentials:DemoCa:Directory"] ??= directory;
        configuration["Signatures:DemoCa:Directory"] ??= directory;
        configuration["DataProtection:Directory"] ??= Path.Combine(directory, "keys");
    }

    private static async Task SeedIfEmptyAsync(WebApplication app, int persons)
    {
        var nation = SyntheticNation.Of(1, Jst.DateOf(app.Services.GetRequiredService<IClock>().GetCurrentInstant()));
        await using var command = app.Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select exists (select 1 from healthcare.person_birth where person_id = $1)");
        command.Parameters.Add(new() { Value = nation.ExamplePatient.PersonId });
        if ((bool)(await command.ExecuteScalarAsync())!)
            return;

        var bar = new ProgressBar("Seeding synthetic persons", persons + 1);
        await ActivatorUtilities.CreateInstance<Seeder>(app.Services).SeedAsync(nation, persons, bar.Report, CancellationToken.None);
        bar.Finish();
    }

    private static void Say(string line) => Console.WriteLine(line);
}
