using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Reference;
using NodaTime;

namespace Healthcare.Tests.Eligibility;

/// <summary>One person and their coverage, as the tests of this context know them. Everything is invented.</summary>
internal static class People
{
    public const string Clinic = "1310000015", OtherClinic = "1310000023", Pharmacy = "1340000020";

    public static readonly Guid Id = new("0197f000-0000-7000-8000-000000000001");
    public static readonly Guid Somebody = new("0197f000-0000-7000-8000-0000000000ff");
    public static readonly Guid CoverageId = new("0197f000-0000-7000-8000-000000000002");
    public static readonly LocalDate Birth = new(1970, 1, 31);
    public static readonly LocalDate First = new(2024, 4, 1), Last = new(2025, 3, 31);
    public static readonly LocalDate Today = new(2026, 4, 1);
    public static readonly LimitCategoryMaster Limits = LimitCategoryFile.Load(null);
    public static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 0, 30);
    public static readonly PersonName Name = new("見本", "花子", "ミホン", "ハナコ");
    public static readonly Address Home = new("1000001", "東京都", "千代田区", "千代田一丁目１番");

    public static readonly InsuredPersonRegistered Registered = new(Id, Name, Birth, Sex.Female, Home, Now);
    public static readonly CoverageRegistered Covered = new(Id, CoverageId, Terms(First, Last), Now);

    public static CoverageTerms Terms(LocalDate from, LocalDate? through, int copay = 30) =>
        new(InsuredIdentity.Normalised("06130012", "東あ", "456", "02"), InsuranceCategory.Employees, Relationship.Dependent, from, through, copay);
}
