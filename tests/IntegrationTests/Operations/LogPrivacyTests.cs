using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Healthcare.Tests.Operations;

/// <summary>Runs everything that can go well or wrong, and looks for the person in all that is logged, traced and measured.</summary>
[Collection(HostCollection.Name)]
public sealed class LogPrivacyTests
{
    private const string Reason = "飼犬ポチが前回の薬を食べた", Name = "貴重院", Given = "秘子", Kana = "キチョウイン", Line = "秘密町９９－９", Drug = "ロキソニン錠６０ｍｇ", Usage = "秘密の用法で１日３回";

    private readonly ConcurrentQueue<string> traces = new(), measures = new();

    [Fact]
    public async Task nothing_that_is_logged_traced_or_measured_tells_of_a_person()
    {
        using var activities = Traces();
        using var meters = Measures();
        await using var own = new OwnHost(new TelemetryHost());
        await own.StartAsync();
        var insured = await PlayAsync(own.Host);
        await own.DisposeAsync();

        var log = own.Host.Log.Text;
        Assert.Contains("provoked", log, StringComparison.Ordinal); // The faults were logged, and the search is not in vain.
        Assert.Contains("http.route", string.Join('\n', traces), StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", string.Join('\n', measures), StringComparison.Ordinal);
        foreach (var secret in Secrets(insured))
        {
            AssertSilent("log", log.Split('\n'), secret);
            AssertSilent("trace", traces, secret);
            AssertSilent("metrics", measures, secret);
        }
    }

    private static IEnumerable<string> Secrets(Insured insured) =>
    [
        Name, Given, Kana, Line, Drug, Usage, Reason, TestDraw.TheSecret, insured.Number, insured.CardSerial, "1980-05-05", "1149019F1560", "eyJ",
        insured.PersonId.ToString("D"), insured.PersonId.ToString("N"), "P-4711-geheim",
    ];

    private static void AssertSilent(string where, IEnumerable<string> lines, string secret)
    {
        var telling = lines.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).Take(3).ToList();
        Assert.True(telling.Count == 0, $"The {where} tells {secret}. Log codes and routes, never values: see Telemetry.\n{string.Join('\n', telling)}");
    }

    private static async Task<Insured> PlayAsync(RunningHost host)
    {
        var story = new Story(host);
        var insured = new Insured(Guid.CreateVersion7(), "8812345", $"{Guid.NewGuid():N}", new(1980, 5, 5));
        var insurer = story.As(Role.Insurer, Story.Insurer);
        var line = Story.Loxoprofen with { DrugName = Drug, Dosage = new(Usage) };
        Story.Done(await insurer.PostAsync("/insured-persons", Story.Register(insured) with { Name = new(Name, Given, Kana, "ヒコ"), Address = new("1000001", "東京都", "千代田区", Line) }));
        Story.Done(await insurer.PostAsync("/coverages", Coverage(insured)));
        Story.Done(await story.Town.PostAsync("/card-certificates", new LinkCardCertificate(insured.PersonId, Guid.CreateVersion7(), insured.CardSerial, story.Today.PlusYears(2))));
        await story.CheckAsync(insured);
        await story.ConsentAsync(insured);
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(insured, null, line)));
        await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured, null, line));
        var prescription = story.Prescription(insured, Reason, line);
        Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
        Story.Done(await story.Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(insured.PersonId, prescription.PrescriptionId), $"{Guid.NewGuid()}"));
        Story.Done(await story.Pharmacist().PostAsync("/dispensings", Story.Dispensing(insured, prescription.PrescriptionId)));
        await FhirModel.UpToDateAsync(host);

        await ReadAsync(story, insured);
        await SendRubbishAsync(story, insured);
        await ProvokeFaultsAsync(host, story, insured, line);
        return insured;
    }

    private static async Task ReadAsync(Story story, Insured insured)
    {
        foreach (var caller in new[] { story.Person(insured.PersonId), story.Doctor(), story.Clerk(Story.OtherClinic), story.As(Role.Researcher), story.As(Role.Auditor) })
        {
            await caller.GetAsync($"/fhir/Patient/{insured.PersonId}");
            await caller.GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}&_count=1");
            await caller.PostRawAsync("/fhir/Patient/_search", Encoding.UTF8.GetBytes($"_id={insured.PersonId}"), "application/x-www-form-urlencoded");
            await caller.GetAsync($"/insured-persons/{insured.PersonId}/accesses");
            await caller.GetAsync($"/audit/streams/{insured.PersonId}?diff=true");
            await caller.GetAsync($"/nothing/{insured.PersonId}/{Uri.EscapeDataString(Name)}?name={Uri.EscapeDataString(Name)}");
            await caller.SendAsync(HttpMethod.Delete, $"/fhir/Patient/{insured.PersonId}", null);
        }
    }

    private static async Task SendRubbishAsync(Story story, Insured insured)
    {
        var doctor = story.Doctor();
        foreach (var body in new[] { "{", $"{{\"{Name}\":\"{Given}\"}}", $"{{\"prescriptionId\":\"{insured.CardSerial}{Name}\"}}", $"\"{Reason}\"", $"{{\"lines\":\"{Drug}\"}}", $"[\"{Line}\"]" })
        {
            foreach (var path in new[] { "/prescriptions", "/insured-persons", "/fhir/Bundle" })
                await doctor.PostRawAsync(path, Encoding.UTF8.GetBytes(body), path == "/fhir/Bundle" ? "application/fhir+json" : "application/json", $"{Guid.NewGuid()}");
        }

        await doctor.PostRawAsync("/prescriptions", Encoding.UTF8.GetBytes(Name), "text/plain");
        await new Api(story.Process.Server.CreateClient(), $"eyJ{Convert.ToBase64String(Encoding.UTF8.GetBytes(Name))}.broken.token").GetAsync($"/fhir/Patient/{insured.PersonId}");
    }

    /// <summary>The database refuses rows: its messages quote the whole row, with everything in it.</summary>
    private static async Task ProvokeFaultsAsync(RunningHost host, Story story, Insured insured, Domain.Prescribing.MedicationLine line)
    {
        var rows = host.Rows;
        await rows.RunAsync("alter table healthcare.access_record add constraint provoked check (action <> 'read:Accesses') not valid");
        await rows.RunAsync("alter table healthcare.mt_events add constraint provoked check (type not in ('eligibility.local-patient-number-linked.v1', 'portal.notice-left.v1')) not valid");
        Assert.Equal(500, (await story.Person(insured.PersonId).GetAsync($"/insured-persons/{insured.PersonId}/accesses")).Status);
        Assert.Equal(500, (await story.Clerk().PostAsync("/local-patient-numbers", new LinkLocalPatientNumber(insured.PersonId, "P-4711-geheim"), $"{Guid.NewGuid()}")).Status);

        // A reaction that fails is tried again and at last put aside; the read model stops at what it cannot write.
        Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured, Reason, line)));
        await rows.RunAsync("alter table healthcare.fhir_resource add constraint provoked check (version < 0) not valid");
        Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured, Reason, line)));
        await Eventually.TrueAsync(
            async () => host.Log.Text.Contains("fhir_resource", StringComparison.Ordinal) && await rows.CountAsync("healthcare_messages.wolverine_dead_letters") > 0,
            "The provoked faults were not logged.");
    }

    private static RegisterCoverage Coverage(Insured insured) => new(
        insured.PersonId, Guid.CreateVersion7(), Story.Insurer, "12", insured.Number, "01",
        Domain.Eligibility.InsuranceCategory.Employees, Domain.Eligibility.Relationship.Insured, new(2020, 4, 1), 30);

    /// <summary>Traces and metrics are made only where somebody is to receive them; nobody listens at this address.</summary>
    private sealed class TelemetryHost : RunningHost
    {
        protected override void Configure(WebApplicationBuilder builder) => builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9";
    }

    private ActivityListener Traces()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Enqueue(
                $"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} "
                + string.Join(' ', activity.TagObjects.Concat(activity.Events.SelectMany(e => e.Tags)).Concat(activity.Links.SelectMany(l => l.Tags ?? [])).Select(tag => $"{tag.Key}={tag.Value}"))
                + string.Join(' ', activity.Baggage.Select(pair => $"{pair.Key}={pair.Value}"))),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private MeterListener Measures()
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, it) => it.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measured(instrument, tags));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Measured(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measured(instrument, tags));
        listener.Start();
        return listener;
    }

    private void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var line = new StringBuilder(instrument.Name);
        foreach (var tag in tags)
            line.Append(' ').Append(tag.Key).Append('=').Append(tag.Value);
        measures.Enqueue(line.ToString());
    }
}
