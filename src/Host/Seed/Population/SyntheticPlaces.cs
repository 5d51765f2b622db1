namespace Healthcare.Host.Seed.Population;

/// <summary>A real city; the town inside it is made up.</summary>
internal sealed record SyntheticPlace(string PrefectureCode, string Prefecture, string City, string PostalArea);

/// <summary>Where synthetic people live: three prefectures, so that an insurer and a pharmacy are always near.</summary>
internal static class SyntheticPlaces
{
    public static readonly IReadOnlyList<SyntheticPlace> Cities =
    [
        new("13", "東京都", "八王子市", "192"), new("13", "東京都", "調布市", "182"), new("13", "東京都", "町田市", "194"),
        new("13", "東京都", "世田谷区", "154"), new("13", "東京都", "江東区", "135"), new("13", "東京都", "板橋区", "173"),
        new("14", "神奈川県", "川崎市", "210"), new("14", "神奈川県", "藤沢市", "251"), new("14", "神奈川県", "小田原市", "250"),
        new("14", "神奈川県", "厚木市", "243"), new("27", "大阪府", "堺市", "590"), new("27", "大阪府", "豊中市", "560"),
        new("27", "大阪府", "枚方市", "573"), new("27", "大阪府", "岸和田市", "596"),
    ];

    public static readonly IReadOnlyList<string> Towns =
    [
        "みどり野町", "星見ヶ原町", "ことり坂町", "風見台町", "月待町", "若草見本町", "水鏡町", "木漏れ日町",
        "ひかり台見本町", "雲見町", "七色町", "夕凪見本町",
    ];

    /// <summary>都道府県番号.</summary>
    public static string CodeOf(string prefecture) => Cities.First(city => city.Prefecture == prefecture).PrefectureCode;

    public static SyntheticAddress Address(SeededNumbers numbers)
    {
        var place = numbers.Pick(Cities);
        var line = $"{numbers.Pick(Towns)}{numbers.Between(1, 9)}-{numbers.Between(1, 40)}-{numbers.Between(1, 30)}";
        return new($"{place.PostalArea}-99{numbers.Below(100):00}", place.Prefecture, place.City, line);
    }
}
