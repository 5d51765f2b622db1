using System.Text.Json;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Cli;
using Healthcare.Tests.Support;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Healthcare.Tests.Audit;

[Collection(HostCollection.Name)]
public sealed class ReplayTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task an_auditor_sees_each_event_with_who_where_why_and_what_caused_it()
    {
        var (insured, prescription) = await DispensedAsync();

        var replay = Story.Done(await Auditor.GetAsync($"/audit/streams/{prescription}")).Body;

        Assert.Equal(("Prescription", insured.PersonId, 3L), (replay.GetProperty("kind").GetString(), replay.GetProperty("personId").GetGuid(), replay.GetProperty("version").GetInt64()));
        Assert.Equal(
            [
                $"1 prescribing.prescription-registered.v1 doctor-{Story.Clinic} Doctor {Story.Clinic} Treatment",
                $"2 prescribing.prescription-received.v1 pharmacist-{Story.Pharmacy} Pharmacist {Story.Pharmacy} Treatment",
                $"3 prescribing.prescription-dispensed.v1 pharmacist-{Story.Pharmacy} Pharmacist {Story.Pharmacy} Treatment",
            ],
            replay.GetProperty("events").EnumerateArray().Select(Told));
        Assert.All(replay.GetProperty("events").EnumerateArray(), e =>
        {
            Assert.False(string.IsNullOrEmpty(e.GetProperty("correlationId").GetString()));
            Assert.False(string.IsNullOrEmpty(e.GetProperty("causationId").GetString()));
            Assert.False(string.IsNullOrEmpty(e.GetProperty("headers").GetProperty("request").GetString()));
            Assert.Equal(insured.PersonId, e.GetProperty("data").GetProperty("personId").GetGuid());
        });
        Assert.Equal(("dispensed", Story.Pharmacy), (replay.GetProperty("state").GetProperty("status").GetString(), replay.GetProperty("state").GetProperty("pharmacy").GetString()));
    }

    [Fact]
    public async Task what_the_engine_does_by_itself_names_what_caused_it()
    {
        var insured = await story.InsureAsync();
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(insured)));
        var prescription = story.Prescription(insured, reason: "前回の薬を紛失した");
        Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
        var notice = Domain.Shared.StreamId.Of("duplicate-notice", prescription.PrescriptionId);
        await Eventually.TrueAsync(async () => await host.Rows.CountAsync("healthcare.mt_events where stream_id = $1", notice) == 1, "The notice was not left.");

        var left = Story.Done(await Auditor.GetAsync($"/audit/streams/{notice}")).Body.GetProperty("events")[0];

        Assert.Equal("1 portal.notice-left.v1 engine Operator - Operations", Told(left));
        Assert.Equal(prescription.PrescriptionId.ToString(), left.GetProperty("causationId").GetString());
    }

    [Theory]
    [InlineData(1, "registered")]
    [InlineData(2, "received")]
    [InlineData(3, "dispensed")]
    [InlineData(9, "dispensed")]
    public async Task the_state_as_of_a_version(int version, string status)
    {
        var (_, prescription) = await DispensedAsync();
        var replay = Story.Done(await Auditor.GetAsync($"/audit/streams/{prescription}?version={version}")).Body;
        Assert.Equal(status, replay.GetProperty("state").GetProperty("status").GetString());
        Assert.Equal(Math.Min(version, 3), replay.GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task the_state_as_of_an_instant()
    {
        var (_, prescription) = await DispensedAsync();
        var whole = Story.Done(await Auditor.GetAsync($"/audit/streams/{prescription}")).Body;
        var second = InstantPattern.ExtendedIso.Parse(whole.GetProperty("events")[1].GetProperty("at").GetString()!).Value;

        var at = Story.Done(await Auditor.GetAsync($"/audit/streams/{prescription}?asOf={InstantPattern.ExtendedIso.Format(second)}")).Body;
        var before = Story.Done(await Auditor.GetAsync($"/audit/streams/{prescription}?asOf={InstantPattern.ExtendedIso.Format(second - Duration.FromMilliseconds(1))}")).Body;

        Assert.Equal(("received", "registered"), (at.GetProperty("state").GetProperty("status").GetString(), before.GetProperty("state").GetProperty("status").GetString()));
        Assert.Equal("request.not-found", (await Auditor.GetAsync($"/audit/streams/{prescription}?asOf=2000-01-01T00:00:00Z")).Code);
    }

    [Fact]
    public async Task what_each_event_changed()
    {
        var (_, prescription) = await DispensedAsync();
        var replay = Story.Done(await Auditor.GetAsync($"/audit/streams/{prescription}?diff=true")).Body;
        var received = replay.GetProperty("events")[1].GetProperty("changes").EnumerateArray()
            .Select(change => $"{change.GetProperty("path").GetString()}: {Value(change, "from")} → {Value(change, "to")}");
        Assert.Equal(
            ["$.pharmacy:  → 1340000001", $"$.secretHash:  → {PharmacySecret.HashOf(TestDraw.TheSecret)}", "$.status: registered → received"], received);

        static string? Value(JsonElement change, string name) => change.TryGetProperty(name, out var value) ? value.ToString() : null;
    }

    [Fact]
    public async Task a_persons_events_can_be_replayed_and_the_look_is_recorded()
    {
        var insured = await story.InsureAsync();
        var replay = Story.Done(await Auditor.GetAsync($"/audit/streams/{insured.PersonId}")).Body;
        Assert.Equal(["eligibility.insured-person-registered.v1", "eligibility.coverage-registered.v1"], replay.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()));
        Assert.Equal(new("test-auditor", "Auditor", null, "Audit", "read:Events", "ok"), (await host.Rows.AccessesOfAsync(insured.PersonId))[^1]);
    }

    [Theory]
    [InlineData(Role.InsuredPerson)]
    [InlineData(Role.Doctor)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Researcher)]
    public async Task others_are_refused_and_the_try_is_recorded(Role role)
    {
        var insured = await story.InsureAsync();
        var answer = await story.Caller(role, insured).GetAsync($"/audit/streams/{insured.PersonId}");
        Assert.Equal((403, "request.forbidden"), (answer.Status, answer.Code));
        var access = (await host.Rows.AccessesOfAsync(insured.PersonId))[^1];
        Assert.Equal(($"{role}", "read:Events", "request.forbidden"), (access.Role, access.Action, access.Outcome));
    }

    [Theory]
    [InlineData("asOf=yesterday", "asOf")]
    [InlineData("asOf=2026-04-01", "asOf")]
    [InlineData("version=0", "version")]
    [InlineData("version=-1", "version")]
    [InlineData("version=one", "version")]
    [InlineData("version=99999999999999999999", "version")]
    [InlineData("version=1&asOf=2026-04-01T00:00:00Z", "version")]
    [InlineData("diff=yes", "diff")]
    public async Task a_parameter_that_is_not_understood_is_named(string query, string field)
    {
        var answer = await Auditor.GetAsync($"/audit/streams/{Guid.NewGuid()}?{query}");
        Assert.Equal((400, field), (answer.Status, answer.Body.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Fact]
    public async Task a_stream_that_does_not_exist_is_not_found() =>
        Assert.Equal((404, "request.not-found"), await Auditor.GetAsync($"/audit/streams/{Guid.NewGuid()}") is var answer ? (answer.Status, answer.Code) : default);

    [Fact]
    public async Task the_command_line_tells_the_same_as_the_api()
    {
        var (_, prescription) = await DispensedAsync();
        var overHttp = Story.Done(await Auditor.GetAsync($"/audit/streams/{prescription}?version=2&diff=true"));

        var (code, printed) = await RunAsync($"{prescription}", "--version", "2", "--diff");

        Assert.Equal(0, code);
        Assert.True(JsonElement.DeepEquals(overHttp.Body, JsonDocument.Parse(printed).RootElement), printed);
    }

    [Theory]
    [InlineData(1, "0197f000-0000-7000-8000-000000000404")]
    [InlineData(2, "not-an-id")]
    [InlineData(2)]
    [InlineData(2, "0197f000-0000-7000-8000-000000000404", "--version")]
    [InlineData(2, "0197f000-0000-7000-8000-000000000404", "--version", "0")]
    [InlineData(2, "0197f000-0000-7000-8000-000000000404", "--unknown")]
    [InlineData(2, "0197f000-0000-7000-8000-000000000404", "--as-of", "2026-04-01T00:00:00Z", "--version", "1")]
    public async Task the_command_line_says_when_it_cannot(int code, params string[] args) =>
        Assert.Equal((code, string.Empty), await RunAsync(args));

    private Api Auditor => story.As(Role.Auditor);

    private static string Told(JsonElement e)
    {
        var headers = e.GetProperty("headers");
        var institution = headers.TryGetProperty("institution", out var number) ? number.GetString() : "-";
        return $"{e.GetProperty("version")} {e.GetProperty("type").GetString()} {e.GetProperty("actor").GetString()} {headers.GetProperty("role").GetString()} {institution} {headers.GetProperty("purpose").GetString()}";
    }

    private async Task<(Insured, Guid)> DispensedAsync()
    {
        var insured = await story.InsureAsync();
        var prescription = story.Prescription(insured);
        Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
        using (host.Clock.Move(Duration.FromSeconds(1)))
            Story.Done(await story.Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(insured.PersonId, prescription.PrescriptionId), $"{Guid.NewGuid()}"));
        using (host.Clock.Move(Duration.FromSeconds(2)))
            Story.Done(await story.Pharmacist().PostAsync("/dispensings", Story.Dispensing(insured, prescription.PrescriptionId)));
        return (insured, prescription.PrescriptionId);
    }

    private async Task<(int Code, string Printed)> RunAsync(params string[] args)
    {
        var (console, printed) = (Console.Out, new StringWriter());
        Environment.SetEnvironmentVariable("ConnectionStrings__Healthcare", host.ConnectionString);
        Console.SetOut(printed);
        try
        {
            return (await ReplayCommand.RunAsync(args), printed.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Environment.SetEnvironmentVariable("ConnectionStrings__Healthcare", null);
        }
    }
}
