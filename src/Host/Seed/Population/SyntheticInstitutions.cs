using static Healthcare.Host.Seed.Population.SyntheticInstitutionKind;

namespace Healthcare.Host.Seed.Population;

/// <summary>The institutions: three prefectures with hospital, clinics and pharmacies each, and the one of the official example.</summary>
internal static class SyntheticInstitutions
{
    /// <summary>The hospital that issues the example prescription of the national specification; its number has no check digit.</summary>
    public const string ExampleHospital = "1311234567";

    private const string Tokyo = "東京都", Kanagawa = "神奈川県", Osaka = "大阪府";

    public static readonly IReadOnlyList<SyntheticInstitution> All =
    [
        new(ExampleHospital, "第一病院", Hospital, Tokyo, new("100-0001", Tokyo, "千代田区", "千代田9-9-9")),
        Of(Hospital, 990001, "みどり野中央病院", Tokyo, "八王子市", "192-9901", "みどり野町1-1-1"),
        Of(Hospital, 990002, "星見ヶ原総合病院", Kanagawa, "藤沢市", "251-9902", "星見ヶ原町2-3-4"),
        Of(Hospital, 990003, "風見台記念病院", Osaka, "堺市", "590-9903", "風見台町3-5-7"),
        Of(Clinic, 990011, "みどり野内科クリニック", Tokyo, "調布市", "182-9911", "みどり野町4-2-8"),
        Of(Clinic, 990012, "ことり坂小児科クリニック", Tokyo, "町田市", "194-9912", "ことり坂町1-6-2"),
        Of(Clinic, 990013, "月待整形外科クリニック", Kanagawa, "川崎市", "210-9913", "月待町5-1-9"),
        Of(Clinic, 990014, "星見ヶ原皮膚科クリニック", Kanagawa, "厚木市", "243-9914", "星見ヶ原町1-8-3"),
        Of(Clinic, 990015, "風見台循環器クリニック", Osaka, "豊中市", "560-9915", "風見台町2-2-6"),
        Of(Clinic, 990016, "水鏡内科クリニック", Osaka, "枚方市", "573-9916", "水鏡町7-4-1"),
        Of(DentalClinic, 990021, "木漏れ日見本歯科", Tokyo, "板橋区", "173-9921", "木漏れ日町3-3-5"),
        Of(DentalClinic, 990022, "雲見見本歯科", Osaka, "岸和田市", "596-9922", "雲見町6-1-2"),
        Of(Pharmacy, 990031, "みどり野見本薬局", Tokyo, "八王子市", "192-9931", "みどり野町1-1-5"),
        Of(Pharmacy, 990032, "ことり坂見本薬局", Tokyo, "町田市", "194-9932", "ことり坂町1-6-4"),
        Of(Pharmacy, 990033, "月待見本薬局", Kanagawa, "川崎市", "210-9933", "月待町5-1-7"),
        Of(Pharmacy, 990034, "星見ヶ原見本薬局", Kanagawa, "藤沢市", "251-9934", "星見ヶ原町2-3-1"),
        Of(Pharmacy, 990035, "風見台見本薬局", Osaka, "堺市", "590-9935", "風見台町3-5-9"),
        Of(Pharmacy, 990036, "水鏡見本薬局", Osaka, "枚方市", "573-9936", "水鏡町7-4-3"),
    ];

    private static readonly ILookup<(SyntheticInstitutionKind, string), SyntheticInstitution> Near =
        All.ToLookup(institution => (institution.Kind, institution.Prefecture));

    public static IReadOnlyList<SyntheticInstitution> In(SyntheticInstitutionKind kind, string prefecture) =>
        [.. Near[(kind, prefecture)]];

    private static SyntheticInstitution Of(
        SyntheticInstitutionKind kind, int body, string name, string prefecture, string city, string postalCode, string line) =>
        new(Number(kind, body, prefecture), name, kind, prefecture, new(postalCode, prefecture, city, line));

    /// <summary>点数表: 1 medical, 3 dental, 4 pharmacy.</summary>
    private static string Number(SyntheticInstitutionKind kind, int body, string prefecture)
    {
        var table = kind switch { DentalClinic => "3", Pharmacy => "4", _ => "1" };
        return SyntheticPlaces.CodeOf(prefecture) + table + ModulusTen.WithCheckDigit(body.ToString("000000"));
    }
}
