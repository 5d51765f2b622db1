using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Application.Reference;
using Healthcare.Domain.Reference;
using Healthcare.Projections.Statistics;
using Healthcare.Tests.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Statistics;

/// <summary>A host whose statistics no other test touches, with one institution of each type in Tokyo and one clinic in Hokkaido.</summary>
public sealed class StatisticsHost : RunningHost
{
    /// <summary>In Tokyo.</summary>
    public const string Hospital = "1310000099", Clinic = "1310000088", Dental = "1330000077", Pharmacy = "1340000066";

    /// <summary>In Hokkaido.</summary>
    public const string Sapporo = "0110000055";

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await RegisterAsync(Hospital, InstitutionKind.Hospital);
        await RegisterAsync(Dental, InstitutionKind.DentalClinic);
        await RegisterAsync(Pharmacy, InstitutionKind.Pharmacy);
    }

    /// <summary>Stores events as they are, many at once.</summary>
    public async Task AppendAsync(Guid stream, IEnumerable<object> events)
    {
        await using var session = Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.Append(stream, events);
        await session.SaveChangesAsync();
    }

    /// <summary>Doctors of an institution read a kind of data of somebody, so many times.</summary>
    public Task ReadAsync(string institution, string kind, Instant at, long times, string outcome = AccessRecord.Ok) =>
        Task.WhenAll(Enumerable.Range(0, (int)times).Select(i => Services.GetRequiredService<IAccessLog>().RecordAsync(
            new(Guid.NewGuid(), at, new Caller($"doctor-{institution}", Role.Doctor, null, institution, null, at, "test"), Purpose.Treatment, $"read:{kind}", outcome, $"r{i}"), CancellationToken.None)));

    /// <summary>Returns when everything so far is counted.</summary>
    public async Task CountedAsync()
    {
        await FhirModel.UpToDateAsync(Services, StatisticsProjection.Name);
        Assert.True(await Services.GetRequiredService<ViewCounts>().CountAsync(CancellationToken.None));
    }

    /// <summary>Every row of the statistics.</summary>
    public async Task<List<string>> DumpAsync() =>
    [
        .. (await Task.WhenAll(new[] { "check", "month", "person", "credential", "view", "view_progress" }.Select(table =>
            Rows.ListAsync($"select '{table} ' || t::text from healthcare.statistics_{table} t order by 1", reader => reader.GetString(0))))).SelectMany(rows => rows),
    ];

    /// <summary>The published figures of a month.</summary>
    public Task<Answer> UsageAsync(string query) => new Api(Alba.Server.CreateClient(), string.Empty).GetAsync($"/statistics/usage?{query}");

    private async Task RegisterAsync(string number, InstitutionKind kind) =>
        Story.Done(await new Story(this).As(Role.Operator).PostAsync("/institutions", new RegisterInstitution(number, kind, "見本", "東京都"), $"{Guid.NewGuid()}"));
}
