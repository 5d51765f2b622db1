using static Healthcare.Host.Seed.Population.SyntheticInsurerCategory;

namespace Healthcare.Host.Seed.Population;

/// <summary>The insurers: four kinds in three prefectures.</summary>
internal static class SyntheticInsurers
{
    public static readonly IReadOnlyList<SyntheticInsurer> All =
    [
        new(Number("01", "13", "901"), "協会けんぽ東京支部（架空）", Employees, "13"),
        new(Number("01", "14", "901"), "協会けんぽ神奈川支部（架空）", Employees, "14"),
        new(Number("01", "27", "901"), "協会けんぽ大阪支部（架空）", Employees, "27"),
        new(Number("06", "13", "991"), "みどり野工業健康保険組合（架空）", Employees, "13"),
        new(Number("06", "14", "992"), "星見ヶ原電機健康保険組合（架空）", Employees, "14"),
        new(Number("06", "27", "993"), "風見台商事健康保険組合（架空）", Employees, "27"),
        new(Number("00", "13", "981"), "東京都みどり野市国民健康保険（架空）", National, "13"),
        new(Number("00", "14", "982"), "神奈川県星見ヶ原市国民健康保険（架空）", National, "14"),
        new(Number("00", "27", "983"), "大阪府風見台市国民健康保険（架空）", National, "27"),
        new(Number("39", "13", "971"), "東京都後期高齢者医療広域連合（架空）", LateStage, "13"),
        new(Number("39", "14", "972"), "神奈川県後期高齢者医療広域連合（架空）", LateStage, "14"),
        new(Number("39", "27", "973"), "大阪府後期高齢者医療広域連合（架空）", LateStage, "27"),
    ];

    private static readonly ILookup<(SyntheticInsurerCategory, string), SyntheticInsurer> Near =
        All.ToLookup(insurer => (insurer.Category, insurer.PrefectureCode));

    public static IReadOnlyList<SyntheticInsurer> In(SyntheticInsurerCategory category, string prefecture) =>
        [.. Near[(category, SyntheticPlaces.CodeOf(prefecture))]];

    /// <summary>A municipality has no law code (法別番号); its six digits are padded with zeros.</summary>
    private static string Number(string lawCode, string prefecture, string body) =>
        ModulusTen.WithCheckDigit(lawCode + prefecture + body);
}
