using Healthcare.Projections.Fhir;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Healthcare.Tests.Support;

/// <summary>Waits for the asynchronous read models.</summary>
public static class FhirModel
{
    private const int Tries = 300;

    /// <summary>Returns when the FHIR read model has all events.</summary>
    public static Task UpToDateAsync(RunningHost host) => UpToDateAsync(host.Services, FhirProjection.Name);

    /// <summary>Returns when a projection has all events.</summary>
    public static async Task UpToDateAsync(IServiceProvider services, string projection)
    {
        var database = services.GetRequiredService<NpgsqlDataSource>();
        var last = await LastEventAsync(database);
        for (var i = 0; i < Tries; i++)
        {
            if (await ProgressAsync(database, projection) >= last)
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"The projection {projection} did not catch up.");
    }

    private static async Task<long> LastEventAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select coalesce(max(seq_id), 0) from healthcare.mt_events");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> ProgressAsync(NpgsqlDataSource database, string projection)
    {
        await using var command = database.CreateCommand("select coalesce(max(last_seq_id), 0) from healthcare.mt_event_progression where name = $1");
        command.Parameters.Add(new() { Value = $"{projection}:All" });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
