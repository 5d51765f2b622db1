namespace Healthcare.Host.Seed.Population;

/// <summary>What is prescribed together, by who sees whom. Codes are those of <see cref="SyntheticDrugs"/>.</summary>
internal static class SyntheticRegimens
{
    public const int AdultAge = 18;

    private const int MiddleAge = 45, OldAge = 65;

    private static readonly IReadOnlyList<IReadOnlyList<SyntheticDrug>>
        Children = [Of("3339950M1153"), Of("2259707S1209")],
        Dental = [Of("1149019F1706", "2329021F1323"), Of("6149003F2100", "1141007F1195"), Of("1141007F3023")],
        Adults =
        [
            Of("2233002F1280", "1141007F3023"),                 // a cold
            Of("6149003F2100", "2233002F1280", "2316009F1022"), // bronchitis
            Of("4490023F1024"),                                 // hay fever
            Of("4490023F1270", "3339950M1153"),                 // dry skin
            Of("1149019F1560", "2329021F1323"),                 // back pain
            Of("2649735S2237", "2329021F1323"),                 // a painful shoulder
            Of("2456001F1310", "2329021F1323"),                 // inflammation
            Of("1190027F1022"),                                 // insomnia
        ],
        MiddleAged =
        [
            .. Adults,
            Of("2171022F1282", "2189017F1154"),                 // high blood pressure and lipids
            Of("2171022F6276", "2149040F1093"),                 // high blood pressure
            Of("3962002F2027", "3961008F1217", "2189015F1082"), // diabetes
            Of("3962002F2124", "2492416G2024"),                 // diabetes with insulin
        ],
        Old =
        [
            .. MiddleAged,
            Of("2139005F1060", "2133001F1476", "2144002F1210"), // heart failure
            Of("3339004F1029"),                                 // atrial fibrillation
            Of("3332001F1083", "2139005F1060"),                 // atrial fibrillation and oedema
            Of("3399008F1203", "2189017F1154"),                 // after a stroke
            Of("1190012F1042", "2344009F1086"),                 // dementia and constipation
            Of("2344009F1086", "2359800J1035"),                 // constipation
            Of("1141007F1195", "2649735S2024"),                 // a painful knee
        ];

    public static IReadOnlyList<IReadOnlyList<SyntheticDrug>> For(SyntheticInstitutionKind kind, int age) => (kind, age) switch
    {
        (_, < AdultAge) => Children,
        (SyntheticInstitutionKind.DentalClinic, _) => Dental,
        (_, < MiddleAge) => Adults,
        (_, < OldAge) => MiddleAged,
        _ => Old,
    };

    private static IReadOnlyList<SyntheticDrug> Of(params IEnumerable<string> yjCodes) => [.. yjCodes.Select(SyntheticDrugs.Of)];
}
