using System.Text.Json;
using Healthcare.Application.Drugs;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Drugs;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Drugs;
using Healthcare.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Drugs;

/// <summary>Versions of the drug master over HTTP, on a database whose only versions are of these tests.</summary>
public sealed class DrugMasterApiTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string Header = SampleDrugMaster.Files.Products.Split('\n')[0];
    private readonly Story story = new(host);

    private Api Uploader => story.As(Role.Operator, subject: "operator-anna");

    private Api Approver => story.As(Role.Operator, subject: "operator-berta");

    [Fact]
    public async Task a_version_goes_from_upload_over_its_difference_and_another_operators_approval_to_its_first_day_in_every_process()
    {
        await using var other = await host.StartAsync(host.ConnectionString);
        var day = story.Today.PlusDays(2);
        Assert.True((await StatusAsync(day)).GetProperty("sample").GetBoolean());

        var version = Guid.CreateVersion7();
        var uploaded = Story.Done(await Uploader.PostAsync("/drug-master-versions", new UploadDrugMaster(version, "with-new-drug", WithANewDrug()))).Body;
        var diff = Story.Done(await Approver.GetAsync($"/drug-master/versions/{version}/diff")).Body;
        Assert.Equal(uploaded.GetProperty("digest").GetString(), diff.GetProperty("digest").GetString());
        Assert.Equal("9999001F1020", Assert.Single(diff.GetProperty("diff").GetProperty("added").EnumerateArray()).GetProperty("yj").GetString());
        Assert.Equal("1149037F1020", Assert.Single(diff.GetProperty("diff").GetProperty("withdrawn").EnumerateArray()).GetProperty("yj").GetString());

        var approval = new ApproveDrugMaster(version, diff.GetProperty("digest").GetString()!, day);
        Assert.Equal("drugs.four-eyes", (await Uploader.PostAsync("/drug-master-versions/approvals", approval, key: $"{Guid.NewGuid()}")).Code);
        Assert.Equal("drugs.other-digest", (await Approver.PostAsync("/drug-master-versions/approvals", approval with { Digest = new('0', 64) }, key: $"{Guid.NewGuid()}")).Code);
        Assert.Equal("drugs.too-soon", (await Approver.PostAsync("/drug-master-versions/approvals", approval with { ValidFrom = story.Today }, key: $"{Guid.NewGuid()}")).Code);
        Story.Done(await Approver.PostAsync("/drug-master-versions/approvals", approval, key: $"{Guid.NewGuid()}"));
        Assert.Equal("drugs.already-approved", (await Approver.PostAsync("/drug-master-versions/approvals", approval, key: $"{Guid.NewGuid()}")).Code);

        Assert.Equal(uploaded.GetProperty("version").GetString(), (await StatusAsync(day)).GetProperty("version").GetString());
        foreach (var process in new[] { host.Services, other.Services })
        {
            var master = process.GetRequiredService<IDrugMaster>();
            await Eventually.TrueAsync(async () => !(await AskAsync(master, day)).Sample, "The process does not learn of the version.");
            Assert.Equal((true, DrugProblem.Unknown), await SampleAndProblemAsync(master, day.PlusDays(-1)));
            Assert.Equal((false, null), await SampleAndProblemAsync(master, day));
            Assert.Equal((false, null), await SampleAndProblemAsync(master, day.PlusDays(1)));
        }

        Assert.True((await StatusAsync(day.PlusDays(-1))).GetProperty("sample").GetBoolean());
        Assert.Equal(uploaded.GetProperty("version").GetString(), (await StatusAsync(day)).GetProperty("version").GetString());
        Assert.Equal("drugs.drug-not-found", (await story.Doctor().GetAsync("/drugs/9999001F1020")).Code);
        Assert.Equal("新薬錠１ｍｇ", Story.Done(await story.Doctor().GetAsync($"/drugs/9999001F1020?on={day:uuuu-MM-dd}")).Body.GetProperty("product").GetProperty("name").GetString());
        var listed = Assert.Single(Story.Done(await Approver.GetAsync("/drug-master/versions")).Body.EnumerateArray(), one => one.GetProperty("id").GetGuid() == version);
        Assert.Equal(("operator-anna", "operator-berta"), (listed.GetProperty("uploadedBy").GetString(), listed.GetProperty("approvedBy").GetString()));

        var rival = Guid.CreateVersion7();
        var second = Story.Done(await Uploader.PostAsync("/drug-master-versions", new UploadDrugMaster(rival, "rival", SampleDrugMaster.Files))).Body;
        Assert.Equal("drugs.day-taken", (await Approver.PostAsync(
            "/drug-master-versions/approvals", new ApproveDrugMaster(rival, second.GetProperty("digest").GetString()!, day), key: $"{Guid.NewGuid()}")).Code);
    }

    [Fact]
    public async Task a_day_that_is_over_is_judged_by_the_version_of_today()
    {
        await using var own = new OwnHost();
        await own.StartAsync();
        var (its, first) = (new Story(own.Host), new Story(own.Host).Today.PlusDays(1));
        var version = Guid.CreateVersion7();
        var uploaded = Story.Done(await its.As(Role.Operator, subject: "operator-anna").PostAsync("/drug-master-versions", new UploadDrugMaster(version, "next", WithANewDrug()))).Body;
        Story.Done(await its.As(Role.Operator, subject: "operator-berta").PostAsync(
            "/drug-master-versions/approvals", new ApproveDrugMaster(version, uploaded.GetProperty("digest").GetString()!, first), key: $"{Guid.NewGuid()}"));
        var master = own.Host.Services.GetRequiredService<IDrugMaster>();
        await Eventually.TrueAsync(async () => !(await AskAsync(master, first)).Sample, "The process does not learn of the version.");
        Assert.True((await AskAsync(master, first.PlusDays(-1))).Sample);

        using var later = own.Host.Clock.Move(Duration.FromDays(1));
        Assert.False((await AskAsync(master, first.PlusDays(-1))).Sample);
        Assert.False((await AskAsync(master, first.PlusDays(-400))).Sample);
    }

    [Fact]
    public async Task files_with_faults_are_refused_with_line_column_and_rule_and_nothing_of_them_is_kept()
    {
        var version = Guid.CreateVersion7();
        var refused = await Uploader.PostAsync("/drug-master-versions", new UploadDrugMaster(version, "faulty", SampleDrugMaster.Files with
        {
            Products = $"{Header}\n1149019F1560,,,,ロキソニン錠６０ｍｇ,６０ｍｇ,第一三共,loxoprofen,external,tablet,TAB,錠,1149,,,,\n",
        }));
        Assert.Equal((422, "drugs.faulty-files"), (refused.Status, refused.Code));
        var fault = Assert.Single(refused.Body.GetProperty("details").GetProperty("faults").EnumerateArray());
        Assert.Equal(("products", 2, "route"), (fault.GetProperty("file").GetString(), fault.GetProperty("line").GetInt32(), fault.GetProperty("column").GetString()));
        Assert.Equal("drugs.version-not-found", (await Uploader.GetAsync($"/drug-master/versions/{version}/diff")).Code);
        Assert.Equal("drugs.version-not-found", (await Approver.PostAsync("/drug-master-versions/approvals", new ApproveDrugMaster(version, new('0', 64), story.Today.PlusDays(9)), key: $"{Guid.NewGuid()}")).Code);
    }

    [Fact]
    public async Task a_version_is_uploaded_once_and_a_retry_is_answered_alike()
    {
        var upload = new UploadDrugMaster(Guid.CreateVersion7(), "twice", SampleDrugMaster.Files);
        var first = Story.Done(await Uploader.PostAsync("/drug-master-versions", upload));
        Assert.Equal(first.Text, Story.Done(await Uploader.PostAsync("/drug-master-versions", upload)).Text);
        Assert.Equal("drugs.version-exists", (await Uploader.PostAsync("/drug-master-versions", upload, key: $"{Guid.NewGuid()}")).Code);
    }

    [Fact]
    public async Task a_product_is_found_by_a_part_of_its_name_and_told_with_its_limit_and_pairs()
    {
        var names = Story.Done(await story.Pharmacist().GetAsync("/drugs?name=ハルシオン")).Body.EnumerateArray().Select(drug => drug.GetProperty("product").GetProperty("name").GetString()!).ToList();
        Assert.InRange(names.Count, 2, 20);
        Assert.All(names.Take(2), name => Assert.StartsWith("ハルシオン", name, StringComparison.Ordinal));

        var drug = Story.Done(await story.Doctor().GetAsync("/drugs/1124007F1020")).Body;
        Assert.Equal((30, "listed", "1124007F1ZZZ"), (drug.GetProperty("supplyLimit").GetInt32(), drug.GetProperty("listing").GetString(), drug.GetProperty("generalName").GetString()));
        Assert.Contains(drug.GetProperty("contraindications").EnumerateArray(), pair => pair.GetProperty("with").GetString() == "itraconazole");
    }

    [Theory]
    [InlineData("/drugs?name=x")]
    [InlineData("/drugs")]
    [InlineData("/drugs?name=ハルシオン&on=2026-02-30")]
    [InlineData("/drug-master?on=tomorrow")]
    public async Task what_is_not_understood_is_refused(string path) => Assert.Equal((400, "request.invalid"), StatusAndCode(await story.Doctor().GetAsync(path)));

    [Fact]
    public async Task the_files_in_force_can_be_taken_uploaded_and_differ_in_nothing()
    {
        var files = Story.Done(await Approver.GetAsync("/drug-master/files")).Body.Deserialize<DrugMasterFiles>(Projections.Storage.StoredJson.Options)!;
        Assert.Equal(SampleDrugMaster.Files, files);
        var version = Guid.CreateVersion7();
        Story.Done(await Uploader.PostAsync("/drug-master-versions", new UploadDrugMaster(version, "same", files)));
        var diff = Story.Done(await Approver.GetAsync($"/drug-master/versions/{version}/diff")).Body.GetProperty("diff");
        Assert.All(diff.EnumerateObject(), part => Assert.Equal(0, part.Value.GetArrayLength()));
    }

    private static DrugMasterFiles WithANewDrug() => SampleDrugMaster.Files with
    {
        Products = string.Join('\n', SampleDrugMaster.Files.Products.Split('\n').Where(line => !line.StartsWith("1149037F1020", StringComparison.Ordinal)))
            + "9999001F1020,,,,新薬錠１ｍｇ,１ｍｇ,,celecoxib,oral,tablet,TAB,錠,9999,,,,\n",
    };

    private static async Task<(bool, DrugProblem?)> SampleAndProblemAsync(IDrugMaster master, LocalDate on)
    {
        var answer = await AskAsync(master, on);
        return (answer.Sample, answer.Lines[0].Problem);
    }

    private static async Task<MasterAnswer> AskAsync(IDrugMaster master, LocalDate on) => await master.LookUpAsync(
        [new(1, 1, new(DrugCodeSystem.Yj, "9999001F1020"), "新薬錠１ｍｇ", DosageForm.Oral, new("１日１回朝食後"), new(7, "TAB", "錠"), 7)], on, CancellationToken.None);

    private static (int, string?) StatusAndCode(Answer answer) => (answer.Status, answer.Code);

    private async Task<JsonElement> StatusAsync(LocalDate on) => Story.Done(await story.Doctor().GetAsync($"/drug-master?on={on:uuuu-MM-dd}")).Body;
}
