using System.Text.Json;
using System.Text.Json.Nodes;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Jobs;

[Collection(HostCollection.Name)]
public sealed class EligibilityBatchTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task each_booking_is_answered_by_its_number_or_the_institutions_own_and_opens_no_visit()
    {
        var (byNumber, byLocal) = (await story.InsureAsync(), await story.InsureAsync());
        var local = $"B-{byLocal.Number}";
        await story.CheckAsync(byLocal, Story.OtherClinic);
        Story.Done(await story.Clerk(Story.OtherClinic).PostAsync("/local-patient-numbers", new LinkLocalPatientNumber(byLocal.PersonId, local), $"{Guid.NewGuid()}"));
        var job = await UploadAsync(
            Booking("b-1", byNumber), Local("b-2", local, byLocal), Booking("b-3", byNumber, birthDate: "1980-05-06"), Booking("", byNumber),
            new() { ["bookingId"] = "b-5", ["serviceDate"] = "2010-01-01", ["birthDate"] = "1980-05-05", ["insurerNumber"] = Story.Insurer, ["symbol"] = "12", ["number"] = byNumber.Number, ["branch"] = "01" });

        var day = story.Today.PlusDays(7);
        Assert.Equal(
            "line,code,field,rule,bookingId,serviceDate,status,coverage.identity.insurerNumber,coverage.identity.symbol,coverage.identity.number,coverage.identity.branch,coverage.from,coverage.through,copayPercent,alerts,localPatientNumber,coveredThrough\r\n"
            + $"1,,,,b-1,{day:uuuu-MM-dd},valid,{Story.Insurer},12,{byNumber.Number},01,2020-04-01,,30,,,\r\n"
            + $"2,,,,b-2,{day:uuuu-MM-dd},valid,{Story.Insurer},12,{byLocal.Number},01,2020-04-01,,30,,{local},\r\n"
            + "3,eligibility.person-not-found,,,,,,,,,,,,,,,\r\n"
            + "4,request.invalid,bookingId,must be 1 to 64 characters,,,,,,,,,,,,,\r\n"
            + $"5,,,,b-5,2010-01-01,noCoverage,,,,,,,,,,\r\n",
            (await Clerk.GetAsync($"/jobs/{job}/report")).Text);
        Assert.Equal(0, await host.Rows.CountAsync("healthcare.visit where person_id = $1", byNumber.PersonId));
        Assert.Equal("eligibility.visit-required", (await Clerk.GetAsync($"/fhir/Coverage?patient={byNumber.PersonId}")).Text is var text && text.Contains("eligibility.visit-required", StringComparison.Ordinal) ? "eligibility.visit-required" : text);
        Assert.Equal(2, await host.Rows.CountAsync("healthcare.mt_events where type = 'eligibility.eligibility-checked.v1' and data ->> 'personId' = $1 and data ->> 'occasion' = 'booking'", byNumber.PersonId.ToString()));
    }

    [Fact]
    public async Task asking_and_downloading_are_both_in_the_persons_history()
    {
        var insured = await story.InsureAsync();
        var job = await UploadAsync(Booking("b-1", insured));
        var answer = JsonDocument.Parse((await Clerk.GetAsync($"/jobs/{job}/report?format=ndjson")).Text).RootElement;

        Assert.Equal(("b-1", "valid"), (answer.GetProperty("answer").GetProperty("bookingId").GetString(), answer.GetProperty("answer").GetProperty("status").GetString()));
        var accesses = (await host.Rows.AccessesOfAsync(insured.PersonId)).Where(access => access.Institution == Story.OtherClinic);
        Assert.Equal([("VerifyBooking", "ok"), ("read:Insurance", "ok")], accesses.Select(access => (access.Action, access.Outcome)));
    }

    [Fact]
    public async Task answers_are_for_the_institution_that_asked()
    {
        var insured = await story.InsureAsync();
        var job = await UploadAsync(Booking("b-1", insured));
        Assert.Equal("request.forbidden", (await story.As(Role.Operator).GetAsync($"/jobs/{job}/report")).Code);
        Assert.Equal("request.not-found", (await story.Clerk().GetAsync($"/jobs/{job}/report")).Code);
        Assert.Equal(1, Story.Done(await story.As(Role.Operator).GetAsync($"/jobs/{job}")).Body.GetProperty("accepted").GetInt64());
    }

    [Fact]
    public async Task more_than_ten_thousand_bookings_are_too_many()
    {
        var answer = await Clerk.PostRawAsync($"/eligibility-batches/{Guid.CreateVersion7()}", [.. Enumerable.Repeat((byte)'\n', 10_001)], "application/x-ndjson");
        Assert.Equal((413, "jobs.too-many-lines"), (answer.Status, answer.Code));
    }

    private Api Clerk => story.Clerk(Story.OtherClinic);

    private JsonObject Booking(string id, Insured insured, string birthDate = "1980-05-05") => new()
    {
        ["bookingId"] = id,
        ["serviceDate"] = $"{story.Today.PlusDays(7):uuuu-MM-dd}",
        ["birthDate"] = birthDate,
        ["insurerNumber"] = Story.Insurer,
        ["symbol"] = "12",
        ["number"] = insured.Number,
        ["branch"] = "01",
    };

    private JsonObject Local(string id, string number, Insured insured) => new()
    {
        ["bookingId"] = id,
        ["serviceDate"] = $"{story.Today.PlusDays(7):uuuu-MM-dd}",
        ["birthDate"] = $"{insured.BirthDate:uuuu-MM-dd}",
        ["localPatientNumber"] = number,
    };

    private async Task<Guid> UploadAsync(params JsonObject[] lines)
    {
        var job = Guid.CreateVersion7();
        Story.Done(await Clerk.PostRawAsync($"/eligibility-batches/{job}", InsurersFile.Json(lines), "application/x-ndjson"));
        await Eventually.TrueAsync(async () => (await Clerk.GetAsync($"/jobs/{job}")).Body.GetProperty("state").GetString() == "finished", "The batch has not finished.");
        return job;
    }
}
