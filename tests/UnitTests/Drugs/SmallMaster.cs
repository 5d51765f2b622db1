using Healthcare.Domain.Drugs;
using NodaTime;

namespace Healthcare.Tests.Drugs;

/// <summary>A master of a few products, so that a test tells only what is special about it.</summary>
internal static class SmallMaster
{
    public static readonly LocalDate Day = new(2026, 11, 24);

    public static readonly DrugProduct Loxonin = new(
        "1149019F1560", null, null, "100976011", "ロキソニン錠６０ｍｇ", "６０ｍｇ", "第一三共", ["loxoprofen"], DrugRoute.Oral, "tablet", "TAB", "錠", "1149", null, null, null, DrugControl.None);

    public static readonly DrugProduct Generic = Loxonin with { Yj = "1149019F1706", Hot9 = null, Name = "ロキソプロフェンＮａ錠６０ｍｇ「ＴＣＫ」", Maker = "辰巳化学" };

    public static readonly DrugProduct Tape = Loxonin with
    {
        Yj = "2649735S2024",
        Hot9 = null,
        Name = "ロキソニンテープ５０ｍｇ",
        Strength = "７ｃｍ×１０ｃｍ",
        Route = DrugRoute.External,
        Form = "patch",
        TherapeuticClass = "2649",
    };

    public static readonly DrugProduct LargeTape = Tape with { Yj = "2649735S3020", Name = "ロキソニンテープ１００ｍｇ" };

    public static readonly DrugProduct Celecox = Loxonin with
    {
        Yj = "1149037F1020",
        Hot9 = null,
        Name = "セレコックス錠１００ｍｇ",
        Strength = "１００ｍｇ",
        Ingredients = ["celecoxib"],
    };

    public static readonly IReadOnlyList<DrugIngredient> Ingredients = [new("loxoprofen", "ロキソプロフェン"), new("celecoxib", "セレコキシブ"), new("warfarin", "ワルファリン")];

    public static readonly DrugContraindication Pair = new("warfarin", [DrugRoute.Oral], "celecoxib", [DrugRoute.Oral], "例の添付文書: 例");

    public static DrugMasterContent Content(params DrugProduct[] products) => new(
        products.Length == 0 ? [Loxonin, Generic, Tape, LargeTape, Celecox] : products, Ingredients, [Pair], [new("1013044400000000", "１日３回朝昼夕食後　服用")],
        [new("limited", 14, new(2020, 4, 22), new(2021, 4, 30)), new("limited", 30, new(2022, 1, 1), null)]);

    public static DrugMaster Of(params DrugProduct[] products) => new(Content(products));
}
