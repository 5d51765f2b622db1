using static Healthcare.Host.Seed.Population.SyntheticDosageForm;

namespace Healthcare.Host.Seed.Population;

/// <summary>A small shelf of common products; some ingredients come in two brands or by two routes.</summary>
internal static class SyntheticDrugs
{
    private static readonly Usage Morning = new("1011000400000000", "１日１回朝食後　服用");
    private static readonly Usage Evening = new("1011040000000000", "１日１回夕食後　服用");
    private static readonly Usage Bedtime = new("1011100000000000", "１日１回就寝前　服用");
    private static readonly Usage Twice = new("1012040400000000", "１日２回朝夕食後　服用");
    private static readonly Usage ThreeTimes = new("1013044400000000", "１日３回朝昼夕食後　服用");
    private static readonly Usage StickOnce = new("2A71000000000000", "１日１回　貼付");
    private static readonly Usage SpreadTwice = new("2B72000000000000", "１日２回　塗布");
    private static readonly Usage WhenConstipated = new("2R50410000000000", "便秘時　肛門挿入");
    private static readonly Usage InjectOnce = new("0X0XXXXXXXXX0000", "１日１回朝食前　皮下注射");

    public static readonly IReadOnlyList<SyntheticDrug> All =
    [
        Tablet("1149019F1560", "ロキソニン錠６０ｍｇ", "ロキソプロフェンナトリウム水和物", ThreeTimes, 3, 1, 5),
        Tablet("1149019F1706", "ロキソプロフェンＮａ錠６０ｍｇ「ＴＣＫ」", "ロキソプロフェンナトリウム水和物", ThreeTimes, 3, 1, 5),
        Tablet("1141007F3023", "カロナール錠５００", "アセトアミノフェン", ThreeTimes, 3, 1, 5),
        Tablet("1141007F1195", "アセトアミノフェン錠２００ｍｇ「マルイシ」", "アセトアミノフェン", ThreeTimes, 6, 2, 5),
        Tablet("2233002F1280", "カルボシステイン錠２５０ｍｇ「サワイ」", "Ｌ－カルボシステイン", ThreeTimes, 6, 2, 7),
        Tablet("6149003F2100", "クラリスロマイシン錠２００ｍｇ「サワイ」", "クラリスロマイシン", Twice, 2, 1, 5),
        Tablet("4490023F1024", "アレグラ錠６０ｍｇ", "フェキソフェナジン塩酸塩", Twice, 2, 1, 14),
        Tablet("4490023F1270", "フェキソフェナジン塩酸塩錠６０ｍｇ「サワイ」", "フェキソフェナジン塩酸塩", Twice, 2, 1, 14),
        Tablet("2329021F1323", "レバミピド錠１００ｍｇ「ＤＳＥＰ」", "レバミピド", ThreeTimes, 3, 1, 7),
        Tablet("2344009F1086", "酸化マグネシウム錠２５０ｍｇ「ケンエー」", "酸化マグネシウム", ThreeTimes, 3, 1, 14),
        Tablet("2316009F1022", "ミヤＢＭ錠", "酪酸菌", ThreeTimes, 3, 1, 7),
        Tablet("2171022F1282", "アムロジピン錠２．５ｍｇ「サワイ」", "アムロジピンベシル酸塩", Morning, 1, 1, 28),
        Tablet("2171022F6276", "アムロジピンＯＤ錠１０ｍｇ「あすか」", "アムロジピンベシル酸塩", Morning, 1, 1, 28),
        Tablet("2149040F1093", "カンデサルタン錠２ｍｇ「ＪＧ」", "カンデサルタンシレキセチル", Morning, 1, 1, 28),
        Tablet("2144002F1210", "エナラプリルマレイン酸塩錠２．５ｍｇ「ＪＧ」", "エナラプリルマレイン酸塩", Morning, 1, 1, 28),
        Tablet("2139005F1060", "フロセミド錠２０ｍｇ「ＮＰ」", "フロセミド", Morning, 1, 1, 28),
        Tablet("2133001F1476", "スピロノラクトン錠２５ｍｇ「トーワ」", "スピロノラクトン", Morning, 1, 1, 28),
        Tablet("2189017F1154", "ロスバスタチン錠２．５ｍｇ「サワイ」", "ロスバスタチンカルシウム", Evening, 1, 1, 28),
        Tablet("2189015F1082", "アトルバスタチン錠５ｍｇ「ＤＳＥＰ」", "アトルバスタチンカルシウム水和物", Evening, 1, 1, 28),
        Tablet("3962002F2027", "メトグルコ錠２５０ｍｇ", "メトホルミン塩酸塩", Twice, 2, 1, 28),
        Tablet("3962002F2124", "メトホルミン塩酸塩錠２５０ｍｇＭＴ「ＤＳＰＢ」", "メトホルミン塩酸塩", Twice, 2, 1, 28),
        Tablet("3961008F1217", "グリメピリド錠１ｍｇ「サワイ」", "グリメピリド", Morning, 1, 1, 28),
        Tablet("3332001F1083", "ワルファリンＫ錠１ｍｇ「トーワ」", "ワルファリンカリウム", Evening, 2, 2, 28),
        Tablet("3339004F1029", "エリキュース錠２．５ｍｇ", "アピキサバン", Twice, 4, 2, 28),
        Tablet("3399008F1203", "クロピドグレル錠２５ｍｇ「サワイ」", "クロピドグレル硫酸塩", Morning, 2, 2, 28),
        Tablet("1190012F1042", "ドネペジル塩酸塩錠３ｍｇ「ＤＳＥＰ」", "ドネペジル塩酸塩", Morning, 1, 1, 14),
        Tablet("1190027F1022", "デエビゴ錠２．５ｍｇ", "レンボレキサント", Bedtime, 1, 1, 14),
        Tablet("2456001F1310", "プレドニン錠５ｍｇ", "プレドニゾロン", Morning, 1, 1, 7),
        External("2649735S2024", "ロキソニンテープ５０ｍｇ", "ロキソプロフェンナトリウム水和物", "SHT", "枚", StickOnce, 1, 14),
        External("2649735S2237", "ロキソプロフェンナトリウムテープ５０ｍｇ「タイホウ」", "ロキソプロフェンナトリウム水和物", "SHT", "枚", StickOnce, 1, 14),
        External("2259707S1209", "ツロブテロールテープ０．５ｍｇ「トーワ」", "ツロブテロール", "SHT", "枚", StickOnce, 1, 5),
        External("3339950M1153", "ヘパリン類似物質油性クリーム０．３％「ニプロ」", "ヘパリン類似物質", "G", "ｇ", SpreadTwice, 4, 14),
        External("2359800J1035", "新レシカルボン坐剤", "炭酸水素ナトリウム・無水リン酸二水素ナトリウム", "KO", "個", WhenConstipated, 1, 5),
        new("2492416G2024", "ランタス注ソロスター", "インスリン　グラルギン", "UNT", "単位", Injection, InjectOnce.Code, InjectOnce.Text, 6, 6, 28),
    ];

    private static readonly Dictionary<string, SyntheticDrug> ByCode = All.ToDictionary(drug => drug.YjCode);

    public static SyntheticDrug Of(string yjCode) => ByCode[yjCode];

    private static SyntheticDrug Tablet(string yj, string name, string ingredient, Usage usage, decimal daily, decimal perDose, int days) =>
        new(yj, name, ingredient, "TAB", "錠", Oral, usage.Code, usage.Text, daily, perDose, days);

    private static SyntheticDrug External(
        string yj, string name, string ingredient, string unitCode, string unitName, Usage usage, decimal daily, int days) =>
        new(yj, name, ingredient, unitCode, unitName, SyntheticDosageForm.External, usage.Code, usage.Text,
            daily, PerDose(daily, usage), days);

    private static decimal PerDose(decimal daily, Usage usage) => usage == SpreadTwice ? daily / 2 : daily;

    private sealed record Usage(string Code, string Text);
}
