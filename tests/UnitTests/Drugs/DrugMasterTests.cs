using Healthcare.Domain.Drugs;
using Healthcare.Domain.Shared;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Drugs.SmallMaster;

namespace Healthcare.Tests.Drugs;

public sealed class DrugMasterTests
{
    [Fact]
    public void a_product_with_its_own_name_is_found()
    {
        var found = Find(Of(), Loxonin.Yj, "ロキソニン錠６０ｍｇ");
        Assert.Null(found.Fault);
        Assert.Equal([Loxonin], found.Products);
    }

    [Theory]
    [InlineData(DrugCodeSystem.Yj, "1149019F9999")]
    [InlineData(DrugCodeSystem.GeneralName, "1149019F9ZZZ")]
    [InlineData(DrugCodeSystem.Hot9, "123456789")]
    public void a_code_that_the_master_does_not_have_is_unknown(DrugCodeSystem system, string code)
    {
        var found = Of().Find(new(system, code), "ロキソニン錠６０ｍｇ", Day);
        Assert.Equal(DrugFault.Unknown, found.Fault);
        Assert.Equal(Loxonin, found.Near[0]);
    }

    [Theory]
    [InlineData(DrugCodeSystem.Yj, "000000000000")]
    [InlineData(DrugCodeSystem.Yj, "999999999999")]
    [InlineData(DrugCodeSystem.Yj, "114900000000")]
    [InlineData(DrugCodeSystem.Yj, "11490000000A0000000")]
    [InlineData(DrugCodeSystem.Yj, "NOCODED")]
    [InlineData(DrugCodeSystem.Yj, "0X0XXXXXXXXX")]
    [InlineData(DrugCodeSystem.Hot9, "999999999")]
    [InlineData(DrugCodeSystem.Hot9, "000000000")]
    public void a_code_that_stands_for_no_product_is_a_dummy(DrugCodeSystem system, string code) =>
        Assert.Equal(DrugFault.Dummy, Of().Find(new(system, code), "ロキソニン錠６０ｍｇ", Day).Fault);

    [Theory]
    [InlineData(DrugCodeSystem.Yj, "I1042350")]
    [InlineData(DrugCodeSystem.Yj, "1149ABCF1560")]
    [InlineData(DrugCodeSystem.Yj, "114901901560")]
    [InlineData(DrugCodeSystem.GeneralName, "IPPAN-000123")]
    [InlineData(DrugCodeSystem.Hot9, "A12345678")]
    public void a_code_without_the_form_of_its_system_is_local(DrugCodeSystem system, string code) =>
        Assert.Equal(DrugFault.Local, Of().Find(new(system, code), "ロキソニン錠６０ｍｇ", Day).Fault);

    [Theory]
    [InlineData(-1, DrugFault.NotListedYet)]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void a_product_counts_from_its_first_day_in_the_price_list_on(int days, DrugFault? fault) =>
        Assert.Equal(fault, Find(Of(Loxonin with { ListedFrom = Day }, Celecox), Loxonin.Yj, Loxonin.Name, Day.PlusDays(days)).Fault);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, DrugFault.Withdrawn)]
    public void a_product_counts_through_its_last_day_in_the_price_list(int days, DrugFault? fault) =>
        Assert.Equal(fault, Find(Of(Loxonin with { ListedThrough = Day }, Celecox), Loxonin.Yj, Loxonin.Name, Day.PlusDays(days)).Fault);

    [Fact]
    public void instead_of_a_withdrawn_product_the_brands_beside_it_are_told() =>
        Assert.Equal([Generic], Find(Of(Loxonin with { ListedThrough = Day.PlusDays(-1) }, Generic, Celecox), Loxonin.Yj, Loxonin.Name).Near);

    [Fact]
    public void a_name_of_another_drug_is_refused_and_both_drugs_are_told()
    {
        var found = Find(Of(), Loxonin.Yj, "セレコックス錠１００ｍｇ");
        Assert.Equal(DrugFault.NameMismatch, found.Fault);
        Assert.Equal([Loxonin, Celecox], found.Near.Take(2));
    }

    [Fact]
    public void at_most_five_near_names_are_told_and_only_of_products_in_the_list()
    {
        var many = Enumerable.Range(10, 20).Select(i => Loxonin with { Yj = $"1149019F2{i}0", Name = $"ロキソニン錠６０ｍｇ「{(char)('ア' + i)}社」" }).ToArray();
        var near = Of([.. many, Loxonin with { ListedThrough = Day.PlusDays(-1) }]).Find(new(DrugCodeSystem.Yj, "1149019F9999"), "ロキソニン錠６０", Day).Near;
        Assert.Equal(5, near.Count);
        Assert.DoesNotContain(Loxonin.Yj, near.Select(product => product.Yj));
    }

    [Fact]
    public void a_name_with_little_in_common_is_not_near() => Assert.Empty(Of().Near("エリキュース", Day));

    [Fact]
    public void a_misspelt_name_is_near() => Assert.Equal(Celecox, Of().Near("セレコクス錠１００ｍｇ", Day)[0]);

    [Fact]
    public void of_near_names_those_with_the_strength_come_first() =>
        Assert.Equal([LargeTape, Tape], Of().Near("ロキソニンテプ１００ｍｇ", Day).Take(2));

    [Fact]
    public void hot9_yj_and_general_name_meet_in_the_same_ingredients()
    {
        var master = Of();
        var hot = master.Find(new(DrugCodeSystem.Hot9, Loxonin.Hot9!), "ロキソニン錠６０ｍｇ", Day);
        var general = master.Find(new(DrugCodeSystem.GeneralName, "1149019F1ZZZ"), "【般】ロキソプロフェンＮａ錠６０ｍｇ", Day);
        Assert.Equal(["loxoprofen"], hot.Products[0].Ingredients);
        Assert.Equal([Loxonin, Generic], general.Products);
        Assert.Equal(Find(master, Loxonin.Yj, Loxonin.Name).Products[0].Ingredients, general.Products[0].Ingredients);
    }

    [Fact]
    public void a_general_code_of_its_own_is_found_by_it() =>
        Assert.Equal([Celecox.Yj], Of(Celecox with { GeneralCode = "1149037FAZZZ" }).Find(new(DrugCodeSystem.GeneralName, "1149037FAZZZ"), "セレコキシブ錠１００ｍｇ", Day).Products.Select(product => product.Yj));

    [Theory]
    [InlineData("2020-04-21", null)]
    [InlineData("2020-04-22", 14)]
    [InlineData("2021-04-30", 14)]
    [InlineData("2021-05-01", null)]
    [InlineData("2021-12-31", null)]
    [InlineData("2022-01-01", 30)]
    public void a_limit_of_supply_holds_on_its_days_only(string day, int? limit) =>
        Assert.Equal(limit, Find(Of(Loxonin with { SupplyClass = "limited" }), Loxonin.Yj, Loxonin.Name, NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).SupplyLimit);

    [Fact]
    public void a_product_of_no_class_has_no_limit_of_supply() => Assert.Null(Find(Of(), Loxonin.Yj, Loxonin.Name).SupplyLimit);

    [Theory]
    [InlineData("warfarin")]
    [InlineData("celecoxib")]
    public void a_contraindicated_pair_is_found_from_either_side(string ingredient) => Assert.Equal([Pair], Of().ContraindicationsOf([ingredient]));

    [Fact]
    public void a_pair_of_two_given_ingredients_is_told_once() => Assert.Equal([Pair], Of().ContraindicationsOf(["warfarin", "celecoxib", "loxoprofen"]));

    private static DrugFinding Find(DrugMaster master, string yj, string name, LocalDate? on = null) => master.Find(new(DrugCodeSystem.Yj, yj), name, on ?? Day);
}
