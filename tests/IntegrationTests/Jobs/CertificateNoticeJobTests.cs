using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Application.Jobs;
using Healthcare.Domain.Portal;
using Healthcare.Host.Jobs;
using Healthcare.Host.Schedule;
using Healthcare.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Jobs;

[Collection(HostCollection.Name)]
public sealed class CertificateNoticeJobTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task who_never_goes_to_a_counter_is_told_of_the_renewal_once_and_of_the_expiry_once()
    {
        var person = await story.InsureAsync(); // The card is valid for two years from today.
        var last = story.Today.PlusYears(2);

        await RunAsync(person, last.PlusMonths(-3).PlusDays(-1));
        Assert.Empty(await NoticesAsync(person));
        await RunAsync(person, last.PlusMonths(-3));
        await RunAsync(person, last.PlusMonths(-3).PlusDays(1));
        Assert.Equal([nameof(NoticeKind.CertificateRenewalDue)], await NoticesAsync(person));
        await RunAsync(person, last.PlusDays(1));
        await RunAsync(person, last.PlusDays(2));
        Assert.Equal([nameof(NoticeKind.CertificateRenewalDue), nameof(NoticeKind.CertificateExpired)], await NoticesAsync(person));
        Assert.Equal(2, (await host.Rows.AccessesOfAsync(person.PersonId)).Count(line => line.Action == "LeaveNotice"));
    }

    [Fact]
    public async Task nobody_is_told_of_a_card_that_is_not_used()
    {
        var person = await story.InsureAsync();
        Story.Done(await story.Person(person.PersonId).PostAsync("/card-use-withdrawals", new WithdrawCardUse(person.PersonId, person.CertificateId), key: $"{Guid.NewGuid()}"));
        await RunAsync(person, story.Today.PlusYears(2));
        Assert.Empty(await NoticesAsync(person));
    }

    private Task<List<string>> NoticesAsync(Insured person) =>
        host.Rows.ListAsync("select kind from healthcare.notice where person_id = $1 order by left_at", reader => reader.GetString(0), person.PersonId);

    private Task RunAsync(Insured person, LocalDate day)
    {
        var kind = host.Services.GetServices<IJobKind>().Single(kind => kind.Name == CertificateNoticeJob.Kind);
        var job = new Job(DailyJob.IdOf(kind.Name, day), kind.Name, Caller.Engine(host.Clock.GetCurrentInstant()), $$"""{"day":"{{day:uuuu-MM-dd}}"}""");
        return kind.RunAsync(new(job, 1, [person.PersonId.ToString("N")]), default);
    }
}
