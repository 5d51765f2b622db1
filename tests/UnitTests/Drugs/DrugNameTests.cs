using Healthcare.Domain.Drugs;
using Healthcare.Domain.Shared;
using Xunit;
using static Healthcare.Tests.Drugs.SmallMaster;

namespace Healthcare.Tests.Drugs;

/// <summary>Which printed names are the name of a code. Another drug or strength must never be.</summary>
public sealed class DrugNameTests
{
    [Theory]
    [InlineData("ロキソニン錠６０ｍｇ")]
    [InlineData("ロキソニン錠60mg")]
    [InlineData("ロキソニン錠　６０㎎")]
    [InlineData("ロキソニン６０ｍｇ錠")]
    [InlineData("ロキソニン錠０．０６ｇ")]
    [InlineData("ロキソニン錠６０ｍｇ・第一三共")]
    [InlineData("ロキソニン錠（６０ｍｇ／錠）")]
    [InlineData("ロキソニン錠")]
    public void another_spelling_is_the_same_name(string printed) => Assert.True(IsNamed(Loxonin, printed));

    [Theory]
    [InlineData("ロキソニン錠３０ｍｇ")]
    [InlineData("ロキソニン錠６００ｍｇ")]
    [InlineData("ロキソニン錠６０ｇ")]
    [InlineData("ロキソニン錠６０％")]
    [InlineData("ロキソニン錠６０ｍｇ５ｍＬ")]
    [InlineData("ロキソニン細粒６０ｍｇ")]
    [InlineData("ロキソニン錠６０ｍｇ「サワイ」")]
    [InlineData("ロキソニン錠６０ｍｇ・セレコックス錠")]
    [InlineData("ロキソプロフェンＮａ錠６０ｍｇ")]
    [InlineData("セレコックス錠１００ｍｇ")]
    [InlineData("６０ｍｇ")]
    [InlineData("「」")]
    public void another_drug_strength_form_or_company_is_another_name(string printed) => Assert.False(IsNamed(Loxonin, printed));

    [Theory]
    [InlineData("ロキソプロフェンＮａ錠６０ｍｇ「ＴＣＫ」", true)]
    [InlineData("ロキソプロフェンNa錠60mg", true)]
    [InlineData("ロキソプロフェンＮａ錠６０ｍｇ「サワイ」", false)]
    public void the_company_may_be_left_out_but_not_be_another(string printed, bool named) => Assert.Equal(named, IsNamed(Generic, printed));

    [Theory]
    [InlineData("ロキソニンテープ５０ｍｇ", true)]
    [InlineData("ロキソニンテープ", false)]
    [InlineData("ロキソニンテープ１００ｍｇ", false)]
    [InlineData("ロキソニンテープ５０ｍｇ７枚", true)]
    public void a_strength_may_be_left_out_only_where_no_other_has_the_name(string printed, bool named) => Assert.Equal(named, IsNamed(Tape, printed));

    [Theory]
    [InlineData("カロナール錠５００", true)]
    [InlineData("カロナール錠５００mg", true)]
    [InlineData("カロナール錠２００", false)]
    [InlineData("カロナール錠５００ｇ", false)]
    public void a_strength_without_a_unit_may_be_printed_with_the_right_one(string printed, bool named) =>
        Assert.Equal(named, IsNamed(Loxonin with { Name = "カロナール錠５００", Strength = "５００ｍｇ" }, printed));

    [Theory]
    [InlineData("ミヤＢＭ錠（２０ｍｇ／錠）", true)]
    [InlineData("ミヤＢＭ錠（４０ｍｇ／錠）", false)]
    public void a_strength_that_the_name_does_not_tell_must_be_the_products(string printed, bool named) =>
        Assert.Equal(named, IsNamed(Loxonin with { Name = "ミヤＢＭ錠", Strength = "２０ｍｇ" }, printed));

    [Theory]
    [InlineData("【般】ロキソプロフェンナトリウム錠６０ｍｇ", true)]
    [InlineData("ロキソプロフェン錠６０ｍｇ", true)]
    [InlineData("【般】ロキソプロフェンナトリウム錠３０ｍｇ", false)]
    [InlineData("【般】セレコキシブ錠６０ｍｇ", false)]
    [InlineData("【般】ロキソプロフェンナトリウム錠", false)]
    [InlineData("ロキソニン錠６０ｍｇ", false)]
    [InlineData("【般】レボロキソプロフェン錠６０ｍｇ", false)]
    [InlineData("【般】ロキソプロフェンナトリウム坐剤６０ｍｇ", false)]
    [InlineData("【般】ロキソプロフェンナトリウム注射液６０ｍｇ", false)]
    [InlineData("【般】ロキソプロフェンナトリウムＯＤ錠６０ｍｇ", true)]
    public void a_general_name_has_the_ingredient_and_the_strength(string printed, bool named) =>
        Assert.Equal(named, Of().Find(new(DrugCodeSystem.GeneralName, "1149019F1ZZZ"), printed, Day).Fault is null);

    private static bool IsNamed(DrugProduct product, string printed) =>
        Of(product, Loxonin.Yj == product.Yj ? Generic : Loxonin, LargeTape).Find(new(DrugCodeSystem.Yj, product.Yj), printed, Day).Fault switch
        {
            null => true,
            DrugFault.NameMismatch => false,
            var other => throw new InvalidOperationException($"{other}"),
        };
}
