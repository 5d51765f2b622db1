using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Access;
using Healthcare.Projections.Commands;
using Healthcare.Projections.Drugs;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Jobs;
using Healthcare.Projections.Portal;
using Healthcare.Projections.Prescribing;
using Healthcare.Projections.Reference;
using Healthcare.Projections.Statistics;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Weasel.Core;

namespace Healthcare.Projections.Storage;

/// <summary>How the platform is stored: one line for each decision that holds for all contexts, one for each context.</summary>
public static class HealthcareStore
{
    /// <summary>The schema of all tables, but those of the messages.</summary>
    public const string Schema = "healthcare";

    /// <summary>Sets the store up.</summary>
    public static void AddHealthcare(this StoreOptions store, TimeProvider clock, StoredEvents events)
    {
        store.DatabaseSchemaName = Schema;
        store.Logger(new SilentMartenLogger());
        store.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
        store.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, options => StoredJson.Configure(options));
        store.UseNodaTime();
        store.AddEvents(clock);
        store.KeepProjectionsWhole();
        store.Storage.ExtendedSchemaObjects.AddRange([ReceiptTable.Define(), AccessRecordTable.Define(), .. JobTables.Define()]);

        store.AddReference();
        store.AddDrugs();
        store.AddEligibility();
        store.AddPrescribing();
        store.AddPortal();
        store.AddFhir(events);
        store.AddStatistics();
    }

    /// <summary>A read model that cannot take an event stops and says so, instead of leaving it out.</summary>
    private static void KeepProjectionsWhole(this StoreOptions store)
    {
        store.Projections.Errors.SkipApplyErrors = false;
        store.Projections.Errors.SkipSerializationErrors = false;
        store.Projections.Errors.SkipUnknownEvents = false;
    }

    private static void AddEvents(this StoreOptions store, TimeProvider clock)
    {
        store.Events.StreamIdentity = StreamIdentity.AsGuid;
        store.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps; // the program's time of the command, not the database's
        store.Events.TimeProvider = clock;
        store.Events.MetadataConfig.CausationIdEnabled = true;
        store.Events.MetadataConfig.CorrelationIdEnabled = true;
        store.Events.MetadataConfig.HeadersEnabled = true;
        store.Events.MetadataConfig.UserNameEnabled = true;
        foreach (var (name, type) in EventNames.Types)
            store.Events.MapEventType(type, name);
    }
}
