using Healthcare.Domain.Drugs;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Seed.Population;
using Healthcare.Projections.Drugs;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Drugs;

public sealed class SampleDrugMasterTests
{
    private static readonly LocalDate Day = new(2026, 11, 24);
    private static readonly MasterInForce Sample = SampleDrugMaster.InForce;
    private static readonly DrugMasterContent Content = Sample.Master.Content;

    /// <summary>Drugs of the official examples of the e-prescription guide, JP-CLINS and JP Core: code, and name as printed there.</summary>
    public static TheoryData<DrugCodeSystem, string, string> OfficialExamples => new()
    {
        { DrugCodeSystem.Hot9, "104937401", "新レシカルボン坐剤" },
        { DrugCodeSystem.Yj, "2359800J1035", "新レシカルボン坐剤" },
        { DrugCodeSystem.Hot9, "104937401", "新レシカルボン坐剤・ゼリア新薬" },
        { DrugCodeSystem.Yj, "1141007F3023", "カロナール錠５００mg" },
        { DrugCodeSystem.Hot9, "123812902", "カロナール錠５００" },
        { DrugCodeSystem.Yj, "1190027F1022", "デエビゴ錠２．５ｍｇ" },
        { DrugCodeSystem.Yj, "2171022F6276", "アムロジピンＯＤ錠１０ｍｇ" },
        { DrugCodeSystem.Hot9, "121431401", "アムロジピンＯＤ錠１０ｍｇ" },
        { DrugCodeSystem.Yj, "2316009F1022", "ミヤＢＭ錠（２０ｍｇ／錠）" },
        { DrugCodeSystem.Hot9, "104195801", "ミヤＢＭ錠・ミヤリサン製薬" },
        { DrugCodeSystem.Yj, "2456001F1310", "プレドニン錠５ｍｇ・塩野義" },
        { DrugCodeSystem.Hot9, "105271807", "プレドニン５ｍｇ錠" },
        { DrugCodeSystem.Yj, "2233002F1280", "カルボシステイン錠２５０ｍｇ" },
        { DrugCodeSystem.Yj, "2233002F1280", "カルボシステイン２５０ｍｇ錠" },
        { DrugCodeSystem.Hot9, "103831601", "カルボシステイン錠２５０ｍｇ" },
        { DrugCodeSystem.Hot9, "106062101", "リンデロンＶＧクリーム ５ｇ" },
        { DrugCodeSystem.Hot9, "102094601", "チモプトール点眼薬０．２５％５ｍＬ" },
        { DrugCodeSystem.Hot9, "101230901", "ペルマックス５０μｇ錠" },
        { DrugCodeSystem.Hot9, "103835401", "ムコダイン錠２５０ｍｇ" },
        { DrugCodeSystem.Hot9, "100558502", "ホリゾン注射液１０ｍｇ" },
    };

    [Theory]
    [InlineData("1124007F1020", 0.125)] // ハルシオン０．１２５ｍｇ錠
    [InlineData("1149019F1560", 60.0)] // ロキソニン錠６０ｍｇ
    [InlineData("2647709N1060", null)] // a cream
    public void it_tells_what_a_tablet_contains(string yj, double? milligrams) =>
        Assert.Equal((decimal?)milligrams, Sample.Master.Product(yj)?.MilligramsOfPiece);

    [Fact]
    public void a_general_name_of_mononitrate_is_not_dinitrate() =>
        Assert.Equal(DrugFault.NameMismatch, Sample.Master.Find(new(DrugCodeSystem.GeneralName, "2171011N1ZZZ"), "【般】一硝酸イソソルビド徐放カプセル２０ｍｇ", Day).Fault);

    [Fact]
    public void a_general_name_of_a_suppository_is_no_tablet() =>
        Assert.Equal(DrugFault.NameMismatch, Sample.Master.Find(new(DrugCodeSystem.GeneralName, "1147002F1ZZZ"), "【般】ジクロフェナクナトリウム坐剤２５ｍｇ", Day).Fault);

    [Theory]
    [MemberData(nameof(OfficialExamples))]
    public void it_has_the_drugs_of_the_official_examples_with_the_names_printed_there(DrugCodeSystem system, string code, string printed) =>
        Assert.Null(Sample.Master.Find(new(system, code), printed, Day).Fault);

    [Theory]
    [InlineData("2023-03-30", null)]
    [InlineData("2023-03-31", null)]
    [InlineData("2023-04-01", DrugFault.Withdrawn)]
    public void the_suppository_of_the_official_example_is_out_of_the_list_since_april_2023(string day, DrugFault? fault) =>
        Assert.Equal(fault, Sample.Master.Find(new(DrugCodeSystem.Hot9, "105638903"), "ネリプロクト坐剤", NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).Fault);

    [Theory]
    [InlineData("2020-04-21", DrugFault.NotListedYet, null)]
    [InlineData("2020-04-22", null, 14)]
    [InlineData("2021-04-30", null, 14)]
    [InlineData("2021-05-01", null, null)]
    public void a_new_drug_is_limited_to_14_days_for_a_year(string day, DrugFault? fault, int? limit)
    {
        var found = Sample.Master.Find(new(DrugCodeSystem.Yj, "1190027F1022"), "デエビゴ錠２．５ｍｇ", NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);
        Assert.Equal((fault, limit), (found.Fault, found.SupplyLimit));
    }

    [Theory]
    [InlineData("2016-10-31", null)]
    [InlineData("2016-11-01", 30)]
    public void etizolam_is_limited_since_november_2016(string day, int? limit) =>
        Assert.Equal(limit, Sample.Master.SupplyLimitOf(Content.Products.First(product => product.Ingredients is ["etizolam"]), NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value));

    [Fact]
    public void it_is_large_enough_to_try_with()
    {
        Assert.True(Content.Counts.Products >= 150, $"{Content.Counts.Products} products");
        Assert.True(Content.Counts.Ingredients >= 60, $"{Content.Counts.Ingredients} ingredients");
        Assert.True(Content.Counts.Contraindications >= 25, $"{Content.Counts.Contraindications} pairs");
    }

    [Fact]
    public void both_ingredients_of_each_pair_have_products_by_the_routes_that_it_names() =>
        Assert.All(Content.Contraindications, pair =>
        {
            Assert.Contains(Content.Products, product => product.Ingredients.Contains(pair.Ingredient) && pair.Routes.Contains(product.Route));
            Assert.Contains(Content.Products, product => product.Ingredients.Contains(pair.With) && pair.WithRoutes.Contains(product.Route));
        });

    [Fact]
    public void each_pair_says_whose_package_insert_it_is_from() => Assert.All(Content.Contraindications, pair => Assert.Contains("添付文書: ", pair.Source, StringComparison.Ordinal));

    [Fact]
    public void every_product_is_found_under_its_own_codes_and_name() =>
        Assert.All(Content.Products, product =>
        {
            var on = product.ListedThrough ?? Day;
            Assert.Null(Sample.Master.Find(new(DrugCodeSystem.Yj, product.Yj), product.Name, on).Fault);
            if (product.Hot9 is { } hot9)
                Assert.Null(Sample.Master.Find(new(DrugCodeSystem.Hot9, hot9), product.Name, on).Fault);
        });

    [Fact]
    public void no_two_products_answer_to_one_name_but_by_other_codes() =>
        Assert.All(Content.Products, product => Assert.DoesNotContain(
            Content.Products, other => other.Ingredients[0] != product.Ingredients[0] && Sample.Master.Find(new(DrugCodeSystem.Yj, other.Yj), product.Name, Day).Fault is null));

    [Fact]
    public void narcotics_have_a_limit_of_supply() =>
        Assert.All(Content.Products.Where(product => product.Control == DrugControl.Narcotic), product => Assert.NotNull(Sample.Master.SupplyLimitOf(product, Day)));

    [Fact]
    public void the_synthetic_population_takes_drugs_of_it_by_their_names() =>
        Assert.All(SyntheticNation.Of(1, Day).Drugs, drug => Assert.Equal(drug.Name, Sample.Master.Product(drug.YjCode)?.Name));

    [Fact]
    public void the_usages_of_the_synthetic_population_are_in_it() =>
        Assert.All(SyntheticNation.Of(1, Day).Drugs, drug => Assert.Contains(drug.UsageCode, Content.Usages.Select(usage => usage.Code)));

    [Fact]
    public void prescribing_is_told_facts_problems_and_pairs_line_by_line()
    {
        var answer = PrescribingDrugMaster.Answer(Sample, [Line(1, "3332001F1083", "ワルファリンＫ錠１ｍｇ「トーワ」"), Line(2, "3332001F1083", "ワルファリンＫ錠５ｍｇ")], Day);
        Assert.True(answer.Sample);
        Assert.StartsWith("sample@", answer.Version, StringComparison.Ordinal);
        Assert.Equal(["warfarin"], answer.Lines[0].Facts!.Ingredients);
        Assert.Equal((null, DrugProblem.NameMismatch), (answer.Lines[1].Facts, answer.Lines[1].Problem));
        Assert.Equal("3332001F1083", answer.Lines[1].Suggestions![0].Code);
        Assert.Equal(["iguratimod", "menatetrenone", "miconazole"], answer.Contraindications.Select(pair => pair.With).Order());
    }

    private static MedicationLine Line(int order, string yj, string name) =>
        new(1, order, new(DrugCodeSystem.Yj, yj), name, DosageForm.Oral, new("１日１回夕食後"), new(28, "TAB", "錠"), 28);
}
