using Healthcare.Domain.Reference;
using Healthcare.Domain.Statistics;
using Healthcare.Projections.Storage;

namespace Healthcare.Projections.Statistics;

/// <summary>From an institution's number to its type and prefecture, in SQL.</summary>
internal static class InstitutionColumns
{
    private static readonly IReadOnlyDictionary<InstitutionKind, InstitutionType> Kinds = new Dictionary<InstitutionKind, InstitutionType>
    {
        [InstitutionKind.Hospital] = InstitutionType.Hospital,
        [InstitutionKind.Clinic] = InstitutionType.Clinic,
        [InstitutionKind.DentalClinic] = InstitutionType.Dental,
        [InstitutionKind.Pharmacy] = InstitutionType.Pharmacy,
    };

    /// <summary>The register of institutions.</summary>
    public const string Register = $"{HealthcareStore.Schema}.mt_doc_institution";

    /// <summary>
    /// The type that the register says (<c>i.data</c>); for a number that is not in it, what the number's fee-score table says: 3 dental, 4 pharmacy,
    /// else clinic, for a number does not tell hospitals from clinics.
    /// </summary>
    public static string TypeOf(string number) =>
        $"case i.data ->> 'kind' {string.Join(' ', Kinds.Select(pair => $"when '{Camel(pair.Key)}' then '{pair.Value}'"))} "
        + $"else case substr({number}, 3, 1) when '3' then '{InstitutionType.Dental}' when '4' then '{InstitutionType.Pharmacy}' else '{InstitutionType.Clinic}' end end";

    /// <summary>The first two digits.</summary>
    public static string PrefectureOf(string number) => $"left({number}, 2)";

    private static string Camel(InstitutionKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
