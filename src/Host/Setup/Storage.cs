using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Drugs;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Prescribing;
using Healthcare.Host.Endpoints;
using Healthcare.Host.Operations;
using Healthcare.Projections.Access;
using Healthcare.Projections.Audit;
using Healthcare.Projections.Commands;
using Healthcare.Projections.Drugs;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Prescribing;
using Healthcare.Projections.Reference;
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
        AddStore(builder.Services);
        AddPorts(builder.Services, builder.Configuration);
    }

    private static void AddStore(IServiceCollection services)
    {
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddSingleton<TimeProvider, ClockTime>();
        services.AddSingleton(provider => DataSource(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => new SingleStatements(DataSource(provider.GetRequiredService<IConfiguration>(), LookUpKeys)));
        services.AddSingleton<StoredEvents>();
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
    }

    private static void AddPorts(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IStreams>(provider => provider.GetRequiredService<StoredEvents>());
        services.AddSingleton<IDirectory, PersonDirectory>();
        services.AddSingleton<IStandings, Standings>();
        services.AddSingleton<IAddresses, Addresses>();
        services.AddSingleton<ISafetyHistory, MartenSafetyHistory>();
        services.AddSingleton<IDraw, RandomDraw>();
        services.AddSingleton<PrescriptionExaminer>();
        services.AddSingleton<MedicationHistoryReads>();
        services.AddSingleton<Medications.Booklets>();
        services.AddSingleton<PrescriptionChecks>();
        services.AddPrescriptionReads(configuration);
        services.AddSingleton<IAccessLog, AccessLog>();
        services.AddSingleton<ICommandPipeline, CommandPipeline>();
        services.AddSingleton(LimitCategoryFile.Load(configuration["Reference:LimitCategories"]));
        services.AddSingleton<DrugMasters>();
        services.AddSingleton<IDrugMasterDays>(provider => provider.GetRequiredService<DrugMasters>());
        services.AddSingleton<IDrugMaster, PrescribingDrugMaster>();
        services.AddSingleton<IDrugSearch, DrugSearch>();
        services.AddSingleton<CoverageCorrections>();
        services.AddSingleton<EligibilityCertificateReads>();
        services.AddSingleton<IEligibilityCertificates>(provider => provider.GetRequiredService<EligibilityCertificateReads>());
        services.AddSingleton<AccessHistory>();
        services.AddSingleton<StreamReplay>();
        services.AddSingleton<FhirReads>();
        services.AddSingleton<GuideDocumentReads>();
        services.AddSingleton<FhirRebuild>();
        services.AddSingleton<FhirPersons>();
        services.AddSingleton<FhirReader>();
        services.AddSingleton<Reception>();
        services.AddSingleton<IReception>(provider => provider.GetRequiredService<Reception>());
        services.AddSingleton<ReceptionBell>();
        services.AddSingleton<ReceptionLive>();
        services.AddSingleton(typeof(RebuildRunner<>));
        services.AddSingleton<Readiness>();
    }

    /// <summary>These look up a few keys at once; the planner would guess a hundred and read whole tables (measured).</summary>
    private static void LookUpKeys(NpgsqlConnectionStringBuilder text)
    {
        text.NoResetOnClose = true;
        text.Options = $"{text.Options} -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c random_page_cost=1.1".Trim();
    }

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

    /// <summary>The injected clock as the framework wants it.</summary>
    private sealed class ClockTime(IClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
    }
}
