using Healthcare.Application.Drugs;
using Healthcare.Domain.Drugs;
using Xunit;

namespace Healthcare.Tests.Drugs;

public sealed class DrugMasterReaderTests
{
    private const string Header = "yj,general,receipt,hot9,name,strength,maker,ingredients,route,form,unitCode,unitName,therapeuticClass,listedFrom,listedThrough,supplyClass,control";
    private const string Row = "1149019F1560,,620098801,100976011,ロキソニン錠６０ｍｇ,６０ｍｇ,第一三共,loxoprofen,oral,tablet,TAB,錠,1149,2020-04-01,,limited,";
    private static readonly DrugMasterFiles Sound = new(
        $"{Header}\n{Row}\n",
        "code,name\nloxoprofen,ロキソプロフェン\nwarfarin,ワルファリン\n",
        "ingredient,routes,with,withRoutes,source\nwarfarin,oral,loxoprofen,oral;external,例\n",
        "code,text\n1013044400000000,１日３回朝昼夕食後　服用\n",
        "class,days,from,through\nlimited,14,2020-04-22,2021-04-30\nlimited,30,2021-05-01,\n");

    [Fact]
    public void sound_files_are_read_whole()
    {
        var (content, faults) = DrugMasterReader.Read(Sound);
        Assert.Null(faults);
        Assert.Equal(new(1, 1, 1, 1, 2), content!.Counts);
        Assert.Equal((new NodaTime.LocalDate(2020, 4, 1), null), (content.Products[0].ListedFrom, content.Products[0].ListedThrough));
        Assert.Equal([DrugRoute.Oral, DrugRoute.External], content.Contraindications[0].WithRoutes);
    }

    [Fact]
    public void a_byte_order_mark_line_ends_of_windows_and_quotes_do_not_matter()
    {
        var (content, _) = DrugMasterReader.Read(Sound with { Products = $"\uFEFF{Header}\r\n{Row.Replace("第一三共", "\"第一,\"\"三共\"\"\"", StringComparison.Ordinal)}\r\n" });
        Assert.Equal("第一,\"三共\"", content!.Products[0].Maker);
    }

    [Theory]
    [InlineData("1149019F1560", "1149019F156", "yj")]
    [InlineData("1149019F1560", "", "yj")]
    [InlineData("1149019F1560", "114901901560", "yj")]
    [InlineData("620098801", "62009880", "receipt")]
    [InlineData("100976011", "10097601X", "hot9")]
    [InlineData("ロキソニン錠６０ｍｇ", "", "name")]
    [InlineData("ロキソニン錠６０ｍｇ", " ロキソニン錠６０ｍｇ", "name")]
    [InlineData("ロキソニン錠６０ｍｇ", "ロキソニン\t錠６０ｍｇ", "name")]
    [InlineData(",loxoprofen,", ",aspirin,", "ingredients")]
    [InlineData(",loxoprofen,", ",loxoprofen;loxoprofen,", "ingredients")]
    [InlineData(",loxoprofen,", ",,", "ingredients")]
    [InlineData(",oral,", ",external,", "route")]
    [InlineData(",oral,", ",mouth,", "route")]
    [InlineData(",TAB,", ",,", "unitCode")]
    [InlineData(",1149,", ",1148,", "therapeuticClass")]
    [InlineData("2020-04-01", "2020-04-31", "listedFrom")]
    [InlineData("2020-04-01,,", "2020-04-01,2020-03-31,", "listedThrough")]
    [InlineData(",limited,", ",unlimited,", "supplyClass")]
    [InlineData(",limited,", ",limited,poison", "control")]
    public void a_fault_of_a_product_names_line_column_and_rule(string right, string wrong, string column)
    {
        var fault = Assert.Single(FaultsOf(Sound with { Products = $"{Header}\n{Row.Replace(right, wrong, StringComparison.Ordinal)}\n" }));
        Assert.Equal(("products", 2, column), (fault.File, fault.Line, fault.Column));
        Assert.NotEmpty(fault.Rule);
    }

    [Fact]
    public void a_product_is_in_the_file_once() =>
        Assert.Equal([("products", 3, "yj")], PlacesOf(Sound with { Products = $"{Header}\n{Row}\n{Row}\n" }));

    [Fact]
    public void products_of_one_general_name_have_the_same_ingredients() =>
        Assert.Equal([("products", 3, "ingredients")], PlacesOf(Sound with
        {
            Products = $"{Header}\n{Row}\n{Row.Replace("1560", "1706", StringComparison.Ordinal).Replace(",loxoprofen,", ",warfarin,", StringComparison.Ordinal)}\n",
        }));

    [Theory]
    [InlineData("yj,name")]
    [InlineData("")]
    public void a_file_begins_with_its_header(string header) =>
        Assert.Equal([("products", 1, null)], PlacesOf(Sound with { Products = $"{header}\n{Row}\n" }));

    [Theory]
    [InlineData(",extra")]
    [InlineData("\"")]
    public void a_line_has_as_many_cells_as_the_header(string end) =>
        Assert.Equal([("products", 2, null)], PlacesOf(Sound with { Products = $"{Header}\n{Row}{end}\n" }));

    [Fact]
    public void a_master_without_products_is_none() => Assert.Equal([("products", 0, null)], PlacesOf(Sound with { Products = Header }));

    [Theory]
    [InlineData("warfarin,oral,aspirin,oral,例", "with")]
    [InlineData("warfarin,oral,warfarin,oral,例", "with")]
    [InlineData("warfarin,mouth,loxoprofen,oral,例", "routes")]
    [InlineData("warfarin,oral;oral,loxoprofen,oral,例", "routes")]
    [InlineData("warfarin,oral,loxoprofen,oral,", "source")]
    public void a_fault_of_a_pair_is_told(string row, string column) =>
        Assert.Equal([("contraindications", 2, column)], PlacesOf(Sound with { Contraindications = $"ingredient,routes,with,withRoutes,source\n{row}\n" }));

    [Fact]
    public void a_pair_is_in_the_file_once_whichever_comes_first() =>
        Assert.Equal([("contraindications", 3, "with")], PlacesOf(Sound with { Contraindications = $"{Sound.Contraindications}loxoprofen,oral,warfarin,oral,例\n" }));

    [Theory]
    [InlineData("limited,0,2020-04-22,", "days")]
    [InlineData("limited,367,2020-04-22,", "days")]
    [InlineData("limited,14,,", "from")]
    [InlineData("limited,14,2020-04-22,2020-04-21", "through")]
    public void a_fault_of_a_limit_is_told(string row, string column) =>
        Assert.Equal([("supplyLimits", 2, column)], PlacesOf(Sound with { SupplyLimits = $"class,days,from,through\n{row}\n" }));

    [Theory]
    [InlineData("2021-04-30", 1)]
    [InlineData("2021-05-01", 0)]
    [InlineData("2021-05-02", 0)]
    public void two_limits_of_a_class_share_no_day(string from, int faults) =>
        Assert.Equal(faults, DrugMasterReader.Read(Sound with { SupplyLimits = $"class,days,from,through\nlimited,14,2020-04-22,2021-04-30\nlimited,30,{from},\n" }).Faults?.Total ?? 0);

    [Theory]
    [InlineData("101304440000000,１日３回")]
    [InlineData("1013044400000000,")]
    public void a_fault_of_a_usage_is_told(string row) => Assert.Equal("usages", Assert.Single(FaultsOf(Sound with { Usages = $"code,text\n{row}\n" })).File);

    [Fact]
    public void faults_of_all_files_are_told_at_once_and_counted_beyond_a_hundred()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 150).Select(i => $"{i:D16},"));
        var (_, faults) = DrugMasterReader.Read(Sound with { Usages = $"code,text\n{rows}\n", Ingredients = "code,name\nLOXOPROFEN,ロキソプロフェン\n" });
        Assert.Equal(100, faults!.Faults.Count);
        Assert.True(faults.Total > 150);
        Assert.Contains(faults.Faults, fault => fault.File == "ingredients");
    }

    [Fact]
    public void the_digest_tells_any_change_and_where_one_file_ends() =>
        Assert.Equal(3, new[]
        {
            Sound, Sound with { Usages = Sound.Usages + "\n" }, Sound with { Usages = Sound.Usages[..^1], SupplyLimits = "\n" + Sound.SupplyLimits },
        }.Select(DrugMasterReader.DigestOf).Distinct().Count());

    private static IReadOnlyList<DrugMasterFault> FaultsOf(DrugMasterFiles files) => DrugMasterReader.Read(files).Faults?.Faults ?? [];

    private static IEnumerable<(string, int, string?)> PlacesOf(DrugMasterFiles files) => FaultsOf(files).Select(fault => (fault.File, fault.Line, fault.Column));
}
