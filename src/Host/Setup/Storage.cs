using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Prescribing;
using Healthcare.Host.Endpoints;
using Healthcare.Host.Operations;
using Healthcare.Projections.Access;
using Healthcare.Projections.Audit;
using Healthcare.Projections.Commands;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Prescribing;
using Healthcare.Projections.Storage;
using Marten;
using NodaTime;
using Npgsql;
using Wolverine.Marten;

namespace Healthcare.Host.Setup;

/// <summary>PostgreSQL, Marten and what reads and writes through them.</summary>
public static class Storage
{
    /// <summary>The name of the connection string.</summary>
    public const string ConnectionName = "Healthcare";

    private const int MostConnections = 40; // of each of the two pools

    /// <summary>Adds the store and the ports that it implements.</summary>
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddSingleton<TimeProvider, ClockTime>();
        services.AddSingleton(provider => DataSource(provider.GetRequiredService<IConfiguration>()));
        services.AddMarten(provider =>
            {
                var store = new StoreOptions();
                store.Connection(provider.GetRequiredService<NpgsqlDataSource>());
                store.AddHealthcare(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<StoredEvents>());
                return store;
            })
            .UseLightweightSessions()
            .ApplyAllDatabaseChangesOnStartup()
            .IntegrateWithWolverine(marten =>
            {
                marten.MessageStorageSchemaName = "healthcare_messages";
                marten.UseWolverineManagedEventSubscriptionDistribution = true;
            });

        services.AddSingleton(provider => new SingleStatements(DataSource(provider.GetRequiredService<IConfiguration>(), text => text.NoResetOnClose = true)));
        services.AddSingleton(provider => new StoredEvents(SingleStatementsOf(provider)));
        services.AddSingleton<IStreams>(provider => provider.GetRequiredService<StoredEvents>());
        services.AddSingleton<IDirectory>(provider => new PersonDirectory(SingleStatementsOf(provider)));
        services.AddSingleton<IStandings>(provider => new Standings(SingleStatementsOf(provider)));
        services.AddSingleton<IActiveMedications>(provider => new MartenActiveMedications(SingleStatementsOf(provider)));
        services.AddSingleton<IAccessLog>(provider => new AccessLog(SingleStatementsOf(provider)));
        services.AddSingleton<ICommandPipeline, CommandPipeline>();
        services.AddSingleton<AccessHistory>();
        services.AddSingleton<StreamReplay>();
        services.AddSingleton(provider => new FhirReads(SingleStatementsOf(provider)));
        services.AddSingleton<FhirRebuild>();
        services.AddSingleton<FhirPersons>();
        services.AddSingleton<FhirReader>();
        services.AddSingleton<RebuildRunner>();
        services.AddSingleton<Readiness>();
    }

    private static NpgsqlDataSource SingleStatementsOf(IServiceProvider provider) => provider.GetRequiredService<SingleStatements>().Database;

    private static NpgsqlDataSource DataSource(IConfiguration configuration, Action<NpgsqlConnectionStringBuilder>? adapt = null)
    {
        var given = configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is not set.");
        var text = new NpgsqlConnectionStringBuilder(given) { MaxAutoPrepare = 100, MaxPoolSize = MostConnections, ApplicationName = "healthcare" };
        adapt?.Invoke(text);
        var source = new NpgsqlDataSourceBuilder(text.ConnectionString);
        source.UseNodaTime();
        return source.Build();
    }

    /// <summary>
    /// Connections for what is one statement and leaves nothing behind: they go back to their pool without a reset, which costs as much as a small read.
    /// What locks, opens transactions or sets anything takes the others.
    /// </summary>
    private sealed class SingleStatements(NpgsqlDataSource database) : IAsyncDisposable
    {
        public NpgsqlDataSource Database { get; } = database;

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }

    /// <summary>The injected clock as the framework wants it.</summary>
    private sealed class ClockTime(IClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
    }
}
