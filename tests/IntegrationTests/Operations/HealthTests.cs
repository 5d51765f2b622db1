using Healthcare.Application.Identity;
using Healthcare.Host;
using Healthcare.Tests.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Healthcare.Tests.Operations;

[Collection(HostCollection.Name)]
public sealed class HealthTests(RunningHost host)
{
    [Fact]
    public async Task a_running_process_is_live_and_ready()
    {
        var anyone = new Api(host.Alba.Server.CreateClient(), string.Empty);
        var live = await anyone.GetAsync("/health/live");
        Assert.Equal((200, """{"status":"live"}"""), (live.Status, live.Text));
        await FhirModel.UpToDateAsync(host);
        var ready = await anyone.GetAsync("/health/ready");
        Assert.Equal((200, """{"ready":true,"database":true,"eventsBehind":0,"stopped":false}"""), (ready.Status, ready.Text));
    }

    [Fact]
    public async Task a_process_without_its_database_is_live_but_not_ready_and_tells_nothing_personal()
    {
        await using var own = new OwnHost();
        await own.StartAsync();
        var insured = await new Story(own.Host).InsureAsync();
        await DropAsync(own.Host.ConnectionString);
        var anyone = new Api(own.Host.Alba.Server.CreateClient(), string.Empty);

        var ready = await anyone.GetAsync("/health/ready");
        Assert.Equal((503, """{"ready":false,"database":false,"stopped":false}"""), (ready.Status, ready.Text));
        Assert.Equal(200, (await anyone.GetAsync("/health/live")).Status);

        var read = await new Story(own.Host).Person(insured.PersonId).GetAsync($"/fhir/Patient/{insured.PersonId}");
        Assert.Equal((500, "OperationOutcome"), (read.Status, read.Body.GetProperty("resourceType").GetString()));
        Assert.DoesNotContain("Host=", own.Host.Log.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Password", own.Host.Log.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain($"{insured.PersonId}", own.Host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_command_that_failed_leaves_the_process_ready()
    {
        await using var own = new OwnHost();
        await own.StartAsync();
        var story = new Story(own.Host);
        await story.InsureAsync();
        await own.Host.Rows.RunAsync("alter table healthcare.command_receipt add constraint provoked check (false) not valid");
        Assert.Equal(500, (await story.As(Role.Insurer, Story.Insurer).PostAsync("/insured-persons", Person().Command)).Status);
        await FhirModel.UpToDateAsync(own.Host);
        var anyone = new Api(own.Host.Alba.Server.CreateClient(), string.Empty);

        Assert.Equal(200, (await anyone.GetAsync("/health/ready")).Status);
        using (own.Host.Clock.Move(NodaTime.Duration.FromMinutes(2)))
            Assert.Equal(200, (await anyone.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task a_process_that_stops_answers_and_stores_what_it_accepted()
    {
        var builder = host.Builder(host.ConnectionString);
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        await using var process = builder.Build().MapHealthcare();
        await process.StartAsync();
        var address = process.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = new HttpClient { BaseAddress = new(address) };
        var insurer = new Api(client, host.Tokens.Of(Role.Insurer, Story.Insurer));
        Story.Done(await insurer.PostAsync("/insured-persons", Person().Command)); // The first one opens what is opened lazily.

        var persons = Enumerable.Range(0, 100).Select(_ => Person()).ToList();
        var sent = persons.Select(person => TryAsync(insurer, person.Command)).ToList();
        await Task.WhenAny(sent);
        await process.StopAsync();
        var statuses = await Task.WhenAll(sent);

        var stored = await host.Rows.ListAsync(
            "select id from healthcare.mt_streams where id = any($1)", reader => reader.GetGuid(0), persons.Select(person => person.Id).ToArray());
        var answered = persons.Where((_, i) => statuses[i] is >= 200 and < 300).Select(person => person.Id).ToList();
        Assert.NotEmpty(answered);
        Assert.Empty(answered.Except(stored)); // Told and not stored would be a lie.
        Assert.Empty(stored.Except(answered)); // Stored and not told would have been accepted and not finished.
        Assert.DoesNotContain(statuses, status => status == 500);
    }

    private static (Guid Id, object Command) Person()
    {
        var insured = new Insured(Guid.CreateVersion7(), string.Empty, string.Empty, new(1980, 5, 5));
        return (insured.PersonId, Story.Register(insured));
    }

    /// <summary>The status, or null when the connection was refused.</summary>
    private static async Task<int?> TryAsync(Api caller, object command)
    {
        try
        {
            return (await caller.PostAsync("/insured-persons", command)).Status;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task DropAsync(string connectionString)
    {
        var text = new NpgsqlConnectionStringBuilder(connectionString);
        var name = text.Database;
        await new Rows(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres" }.ConnectionString).RunAsync($"drop database \"{name}\" with (force)");
    }
}
