using Healthcare.Domain.Statistics;
using NodaTime;

namespace Healthcare.Tests.Statistics;

/// <summary>The operator's figures of March 2025 as it published them: the yardstick of the table and of every rate.</summary>
public static class March2025
{
    /// <summary>The month.</summary>
    public static readonly YearMonth Month = new(2025, 3);

    /// <summary>Its four rows.</summary>
    public static readonly IReadOnlyList<UsageRow> Rows =
    [
        new(InstitutionType.Hospital, new(17_091_517, 7_918_261, 9_173_256, 2_299_818, 1_169_286, 3_749_690)),
        new(InstitutionType.Clinic, new(102_463_640, 26_065_571, 76_398_069, 7_496_266, 8_633_850, 19_880_780)),
        new(InstitutionType.Dental, new(19_706_946, 7_955_212, 11_751_734, 2_049_061, 1_677_549, 2_026_826)),
        new(InstitutionType.Pharmacy, new(104_480_125, 24_495_641, 79_984_484, 7_450_720, 6_548_055, 12_773_310)),
    ];

    /// <summary>Its total.</summary>
    public static readonly UsageCounts Total = new(243_742_228, 66_434_685, 177_307_543, 19_295_865, 18_028_740, 38_430_606);

    /// <summary>The population is not published with the others: 78.3 % are 97.72 million of about 124.8 million.</summary>
    public static readonly UsagePersons Persons = new(124_800_000, 97_720_000, 83_010_000, 28_400_000, 67_600_000);
}
