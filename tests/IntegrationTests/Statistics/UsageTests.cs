using System.Text.Json;
using Healthcare.Application.Identity;
using Healthcare.Application.Statistics;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Statistics;
using Healthcare.Tests.Support;
using NodaTime;
using VerifyXunit;
using Xunit;

namespace Healthcare.Tests.Statistics;

/// <summary>The operator's monthly table, counted and reported. Each test has months of its own.</summary>
public sealed class UsageTests(StatisticsHost host) : IClassFixture<StatisticsHost>
{
    private const decimal Scale = 100_000;

    private static readonly (InstitutionType Type, string Institution)[] Institutions =
    [
        (InstitutionType.Hospital, StatisticsHost.Hospital), (InstitutionType.Clinic, StatisticsHost.Clinic),
        (InstitutionType.Dental, StatisticsHost.Dental), (InstitutionType.Pharmacy, StatisticsHost.Pharmacy),
    ];

    private readonly Story story = new(host);

    [Fact]
    public async Task checks_and_views_in_a_hundred_thousandth_of_the_nation_are_counted_one_by_one()
    {
        var noon = Instant.FromUtc(2025, 5, 15, 3, 0);
        foreach (var ((type, institution), row) in Institutions.Zip(March2025.Rows))
        {
            Assert.Equal(type, row.InstitutionType);
            await host.AppendAsync(Guid.NewGuid(), Enumerable.Range(0, (int)Scaled(row.Counts.ByMyNumberCard)).Select(_ => Check(Guid.NewGuid(), institution, VerificationMethod.Card, noon)));
            await host.AppendAsync(Guid.NewGuid(), Enumerable.Range(0, (int)Scaled(row.Counts.ByInsuranceCard)).Select(_ => Check(Guid.NewGuid(), institution, VerificationMethod.InsuredNumber, noon)));
            await host.ReadAsync(institution, "CheckUps", noon, Scaled(row.Counts.CheckUpViews));
            await host.ReadAsync(institution, "Drugs", noon, Scaled(row.Counts.DrugViews));
            await host.ReadAsync(institution, "Treatment", noon, Scaled(row.Counts.TreatmentViews));
        }

        await host.CountedAsync();
        var month = Month(await host.UsageAsync("month=2025-05"));

        var expected = March2025.Rows.Select(row => new UsageCounts(
            Scaled(row.Counts.ByMyNumberCard) + Scaled(row.Counts.ByInsuranceCard), Scaled(row.Counts.ByMyNumberCard), Scaled(row.Counts.ByInsuranceCard),
            Scaled(row.Counts.CheckUpViews), Scaled(row.Counts.DrugViews), Scaled(row.Counts.TreatmentViews))).ToList();
        Assert.Equal(expected, month.GetProperty("rows").EnumerateArray().Select(Counts));
        Assert.Equal(expected.Aggregate(UsageCounts.None, (sum, counts) => sum + counts), Counts(month.GetProperty("total")));
        Assert.Equal(new UsageCounts(2439, 665, 1774, 193, 180, 384), Counts(month.GetProperty("total")));
        Assert.Equal(27.27m, month.GetProperty("rates").GetProperty("useRate").GetDecimal());
        Assert.Equal(["counted"], month.GetProperty("sources").EnumerateArray().Select(source => source.GetString()));
    }

    [Fact]
    public async Task the_reported_rows_of_the_nation_come_out_digit_for_digit_with_every_rate()
    {
        await ReportAsync(new(March2025.Month, "published", March2025.Rows, March2025.Persons));
        var month = Month(await host.UsageAsync("month=2025-03"));

        Assert.Equal(March2025.Rows.Select(row => row.Counts), month.GetProperty("rows").EnumerateArray().Select(Counts));
        Assert.Equal(March2025.Total, Counts(month.GetProperty("total")));
        Assert.Equal(
            """{"useRate":27.26,"holdersOfPopulation":78.3,"registeredOfHolders":84.9,"cardUsersOfSeen":42.0,"cardUsersOfHoldersSeen":53.7,"cardUsersOfRegisteredSeen":63.2}""",
            month.GetProperty("rates").GetRawText());
        await Verifier.Verify((await host.UsageAsync("month=2025-03&format=csv")).Text);
    }

    [Fact]
    public async Task a_correction_replaces_what_its_source_reported_and_other_sources_stay()
    {
        UsageRow[] one = [new(InstitutionType.Clinic, UsageCounts.OfChecks(100, 200), "13")], two = [new(InstitutionType.Clinic, UsageCounts.OfChecks(1, 2), "13")];
        await ReportAsync(new(new(2024, 1), "first", one, UsagePersons.Nobody));
        await ReportAsync(new(new(2024, 1), "second", two, UsagePersons.Nobody));
        await ReportAsync(new(new(2024, 1), "first", two, UsagePersons.Nobody));
        var month = Month(await host.UsageAsync("month=2024-01"));
        Assert.Equal(UsageCounts.OfChecks(2, 4), Counts(month.GetProperty("total")));
        Assert.Equal(["first", "second"], month.GetProperty("sources").EnumerateArray().Select(source => source.GetString()));
    }

    [Fact]
    public async Task persons_are_counted_once_and_holders_as_of_the_end_of_the_month()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        Instant On(int month, int day) => Instant.FromUtc(2025, month, day, 3, 0);
        await host.AppendAsync(one, [Registered(one, On(8, 1))]);
        await host.AppendAsync(two, [Registered(two, On(9, 1))]);
        await host.AppendAsync(Credentials.StreamOf(one), [Link(one, "a1", On(8, 2), registered: false), Link(one, "a2", On(9, 2), registered: true)]);
        await host.AppendAsync(Credentials.StreamOf(two), [Link(two, "b1", On(9, 3), registered: true)]);
        await host.CountedAsync();
        await host.AppendAsync(EligibilityCheck.StreamOf(one),
        [
            Check(one, StatisticsHost.Clinic, VerificationMethod.InsuredNumber, On(8, 5)), Check(one, StatisticsHost.Dental, VerificationMethod.InsuredNumber, On(8, 6)),
            Check(one, StatisticsHost.Clinic, VerificationMethod.Card, On(9, 5)),
        ]);
        await host.CountedAsync();
        await host.AppendAsync(EligibilityCheck.StreamOf(two), [Check(two, StatisticsHost.Clinic, VerificationMethod.InsuredNumber, On(9, 6))]);
        await host.AppendAsync(EligibilityCheck.StreamOf(one), [Check(one, StatisticsHost.Clinic, VerificationMethod.InsuredNumber, On(9, 7))]);
        await host.CountedAsync();
        await host.AppendAsync(EligibilityCheck.StreamOf(two), [Check(two, StatisticsHost.Clinic, VerificationMethod.Smartphone, On(9, 8))]);
        await host.CountedAsync();

        Assert.Equal(
            [UsagePersons.Nobody, new(1, 1, 0, 0, 1), new(2, 2, 2, 2, 2), new(2, 2, 2, 0, 0)],
            Months(await host.UsageAsync("from=2025-07&through=2025-10")).Select(month => month.GetProperty("persons").Deserialize<UsagePersons>(JsonSerializerOptions.Web)));
    }

    [Fact]
    public async Task by_prefecture_small_rows_are_null_and_an_unknown_number_counts_by_its_fee_score_table()
    {
        var noon = Instant.FromUtc(2023, 12, 15, 3, 0);
        foreach (var (institution, checks) in new[] { (StatisticsHost.Sapporo, 12), ("0230000001", 9), ("0330000002", 11), ("0430000003", 30) })
            await host.AppendAsync(Guid.NewGuid(), Enumerable.Range(0, checks).Select(_ => Check(Guid.NewGuid(), institution, VerificationMethod.Card, noon)));
        await host.CountedAsync();

        var answer = await host.UsageAsync("month=2023-12&by=prefecture");
        await Verifier.Verify(answer.Body);
        Assert.Equal(62, Counts(Month(await host.UsageAsync("month=2023-12")).GetProperty("total")).Checks);
    }

    [Fact]
    public async Task only_reads_that_succeeded_at_institutions_are_views_and_each_counts_once()
    {
        var noon = Instant.FromUtc(2024, 6, 15, 3, 0);
        await host.ReadAsync(StatisticsHost.Clinic, "Drugs", noon, 3);
        await host.ReadAsync(StatisticsHost.Clinic, "Drugs", noon, 2, "eligibility.consent-required");
        await host.ReadAsync(StatisticsHost.Clinic, "Insurance", noon, 2);
        await host.ReadAsync(Story.Insurer, "Drugs", noon, 2);
        await host.CountedAsync();
        await host.CountedAsync();
        await host.ReadAsync(StatisticsHost.Hospital, "Drugs", noon, 1);
        await host.CountedAsync();
        var rows = Month(await host.UsageAsync("month=2024-06")).GetProperty("rows").EnumerateArray().Select(Counts).ToList();
        Assert.Equal([UsageCounts.OfViews(ViewKind.Drugs, 1), UsageCounts.OfViews(ViewKind.Drugs, 3), UsageCounts.None, UsageCounts.None], rows);
    }

    [Theory]
    [InlineData("month=2025-13", "month")]
    [InlineData("month=march", "month")]
    [InlineData("month=", "month")]
    [InlineData("month=2025-03&month=2025-04", "month")]
    [InlineData("month=2025-03&from=2025-01", "month")]
    [InlineData("from=2025-03", "through")]
    [InlineData("through=2025-03", "from")]
    [InlineData("from=2025-03&through=2025-02", "through")]
    [InlineData("from=2000-01&through=2010-01", "through")]
    [InlineData("from=2025-00&through=2025-02", "from")]
    [InlineData("month=2025-03&by=city", "by")]
    [InlineData("month=2025-03&format=xml", "format")]
    public async Task a_wrong_parameter_is_named(string query, string field)
    {
        var answer = await host.UsageAsync(query);
        Assert.Equal((400, "request.invalid", field), (answer.Status, answer.Code, answer.Body.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json;q=0.5, text/csv", "text/csv")]
    [InlineData("*/*", "application/json")]
    public async Task the_form_follows_the_accept_header(string accept, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/statistics/usage?from=2024-01&through=2024-12");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await host.Alba.Server.CreateClient().SendAsync(request);
        Assert.Equal((200, form), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task only_the_operator_reports() =>
        Assert.Equal(403, (await story.As(Role.Auditor).PostAsync("/statistics/monthly-usage", new ReportMonthlyUsage(March2025.Month, "published", March2025.Rows, March2025.Persons), $"{Guid.NewGuid()}")).Status);

    [Fact]
    public async Task what_is_wrong_in_a_report_is_named_by_its_field()
    {
        var wrong = new ReportMonthlyUsage(March2025.Month, "published", [new(InstitutionType.Clinic, new(4, 1, 2, 0, 0, 0), "48")], new(1, 2, 1, 0, 0));
        var answer = await story.As(Role.Operator).PostAsync("/statistics/monthly-usage", wrong, $"{Guid.NewGuid()}");
        Assert.Equal(["rows[0].prefecture", "rows[0].counts", "persons"], answer.Body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
    }

    internal static EligibilityChecked Check(Guid person, string institution, VerificationMethod method, Instant at) =>
        new(person, Guid.NewGuid(), institution, method, new(2025, 3, 1), new(EligibilityStatus.NoCoverage, null, null, false, []), at);

    private async Task ReportAsync(ReportMonthlyUsage report) =>
        Story.Done(await story.As(Role.Operator).PostAsync("/statistics/monthly-usage", report, $"{Guid.NewGuid()}"));

    private static InsuredPersonRegistered Registered(Guid person, Instant at) =>
        new(person, new("見本", "花子", "ミホン", "ハナコ"), new(1980, 5, 5), Sex.Female, new("1000001", "東京都", "千代田区", "千代田一丁目１番"), at);

    private static CardCertificateLinked Link(Guid person, string serial, Instant at, bool registered) =>
        new(person, Guid.NewGuid(), $"{serial}{person:N}", new(2030, 1, 1), at, CredentialKind.Card, registered);

    private static long Scaled(long count) => (long)Math.Round(count / Scale, MidpointRounding.AwayFromZero);

    private static IReadOnlyList<JsonElement> Months(Answer answer) => [.. Story.Done(answer).Body.GetProperty("months").EnumerateArray()];

    private static JsonElement Month(Answer answer) => Assert.Single(Months(answer));

    private static UsageCounts Counts(JsonElement row) => row.Deserialize<UsageCounts>(JsonSerializerOptions.Web)!;
}
