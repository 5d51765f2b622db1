using Healthcare.Host.Operations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Healthcare.Tests.Support;

/// <summary>Waits for the asynchronous read model.</summary>
public static class FhirModel
{
    private const int Tries = 300;

    /// <summary>Returns when the FHIR read model has all events.</summary>
    public static async Task UpToDateAsync(RunningHost host)
    {
        var database = host.Services.GetRequiredService<NpgsqlDataSource>();
        var last = await LastEventAsync(database);
        for (var i = 0; i < Tries; i++)
        {
            if (await ProgressAsync(database) >= last)
                return;
            await Task.Delay(100);
        }

        Assert.Fail("The FHIR read model did not catch up.");
    }

    private static async Task<long> LastEventAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select coalesce(max(seq_id), 0) from healthcare.mt_events");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> ProgressAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select coalesce(max(last_seq_id), 0) from healthcare.mt_event_progression where name = 'Fhir:All'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
