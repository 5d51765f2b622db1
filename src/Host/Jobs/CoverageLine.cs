using System.Text.Json.Serialization;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Host.Jobs;

/// <summary>What a line of an insurer's file reports.</summary>
public enum CoverageAction
{
    /// <summary>A coverage that the platform does not know yet, with its person unless they are known for sure.</summary>
    Register,

    /// <summary>From a day on, other conditions.</summary>
    Change,

    /// <summary>資格喪失: <c>through</c> is the last day.</summary>
    End,

    /// <summary>The coverage as it should have been from its first day.</summary>
    Correct,
}

/// <summary>
/// A line of an insurer's file: one person and one coverage. The members are flat, so that the columns of a CSV have the same names, and which of
/// them are needed depends on the action.
/// </summary>
/// <param name="Action">What is reported.</param>
/// <param name="PersonId">The person; made by who reports them first.</param>
/// <param name="CoverageId">The coverage; made by the insurer.</param>
/// <param name="InsurerNumber">保険者番号; to register and correct.</param>
/// <param name="Number">番号; to register and correct.</param>
/// <param name="Category">Kind of scheme; to register and correct.</param>
/// <param name="Relationship">Insured or dependent; to register and correct.</param>
/// <param name="From">First day of the coverage, or of its change.</param>
/// <param name="Through">Last day of coverage, when known; to end it.</param>
/// <param name="CopayPercent">負担割合 in percent, when stated.</param>
/// <param name="Reason">Why it is corrected.</param>
/// <param name="Symbol">記号; empty where the insurer has none.</param>
/// <param name="Branch">枝番; two digits or empty.</param>
/// <param name="Income">所得区分.</param>
/// <param name="LimitCategory">限度額適用区分 by its code in the master; <c>limitFrom</c> and <c>limitThrough</c> are its days, from <c>from</c> on when left out.</param>
/// <param name="LimitFrom">Its first day.</param>
/// <param name="LimitThrough">Its last day.</param>
/// <param name="ElderlyCopayPercent">高齢受給者証: the share in percent; its days as with the limit category.</param>
/// <param name="ElderlyFrom">Its first day.</param>
/// <param name="ElderlyThrough">Its last day.</param>
/// <param name="Disease">特定疾病; its days as with the limit category.</param>
/// <param name="DiseaseLimitYen">Its limit of one month in yen.</param>
/// <param name="DiseaseFrom">Its first day.</param>
/// <param name="DiseaseThrough">Its last day.</param>
/// <param name="Family">Family name; with it come the other members of the person.</param>
/// <param name="Given">Given name.</param>
/// <param name="FamilyKana">Family name in kana.</param>
/// <param name="GivenKana">Given name in kana.</param>
/// <param name="BirthDate">Birth date; a known person must have the same.</param>
/// <param name="Sex">Sex.</param>
/// <param name="PostalCode">7 digits.</param>
/// <param name="Prefecture">Prefecture.</param>
/// <param name="City">City.</param>
/// <param name="Line">The rest of the address.</param>
public sealed record CoverageLine(
    CoverageAction Action,
    Guid PersonId,
    Guid CoverageId,
    string? InsurerNumber = null,
    string? Number = null,
    InsuranceCategory? Category = null,
    Relationship? Relationship = null,
    LocalDate? From = null,
    LocalDate? Through = null,
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int? CopayPercent = null,
    CoverageCorrectionReason? Reason = null,
    string? Symbol = null,
    string? Branch = null,
    IncomeClass? Income = null,
    string? LimitCategory = null,
    LocalDate? LimitFrom = null,
    LocalDate? LimitThrough = null,
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int? ElderlyCopayPercent = null,
    LocalDate? ElderlyFrom = null,
    LocalDate? ElderlyThrough = null,
    SpecifiedDisease? Disease = null,
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int? DiseaseLimitYen = null,
    LocalDate? DiseaseFrom = null,
    LocalDate? DiseaseThrough = null,
    string? Family = null,
    string? Given = null,
    string? FamilyKana = null,
    string? GivenKana = null,
    LocalDate? BirthDate = null,
    Sex? Sex = null,
    string? PostalCode = null,
    string? Prefecture = null,
    string? City = null,
    string? Line = null);
