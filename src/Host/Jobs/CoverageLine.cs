using System.Text.Json.Serialization;
using Healthcare.Application.Eligibility;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Host.Jobs;

/// <summary>
/// A line of an insurer's file: one coverage, and its person unless the platform knows them for sure. The members are flat, so that the columns of a
/// CSV have the same names.
/// </summary>
/// <param name="Action">What is reported.</param>
/// <param name="PersonId">The person; made by who reports them first.</param>
/// <param name="CoverageId">The coverage; made by the insurer.</param>
/// <param name="InsurerNumber">保険者番号.</param>
/// <param name="Number">番号.</param>
/// <param name="Category">Kind of scheme.</param>
/// <param name="Relationship">Insured or dependent.</param>
/// <param name="From">First day of coverage.</param>
/// <param name="CopayPercent">負担割合 in percent.</param>
/// <param name="Through">Last day of coverage, when known.</param>
/// <param name="Symbol">記号; empty where the insurer has none.</param>
/// <param name="Branch">枝番; two digits or empty.</param>
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
    string InsurerNumber,
    string Number,
    InsuranceCategory Category,
    Relationship Relationship,
    LocalDate From,
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int CopayPercent,
    LocalDate? Through = null,
    string? Symbol = null,
    string? Branch = null,
    string? Family = null,
    string? Given = null,
    string? FamilyKana = null,
    string? GivenKana = null,
    LocalDate? BirthDate = null,
    Sex? Sex = null,
    string? PostalCode = null,
    string? Prefecture = null,
    string? City = null,
    string? Line = null)
{
    /// <summary>The command that the line stands for.</summary>
    public TakeInCoverage ToCommand() => new(
        new(PersonId, CoverageId, InsurerNumber, Symbol ?? "", Number, Branch ?? "", Category, Relationship, From, CopayPercent, Through),
        HasPerson() ? Person() : null);

    private RegisterInsuredPerson Person() => new(
        PersonId, new(Family ?? "", Given ?? "", FamilyKana ?? "", GivenKana ?? ""), BirthDate ?? default, Sex ?? Domain.Eligibility.Sex.Unknown,
        new(PostalCode ?? "", Prefecture ?? "", City ?? "", Line ?? ""));

    private bool HasPerson() =>
        (Family ?? Given ?? FamilyKana ?? GivenKana ?? PostalCode ?? Prefecture ?? City ?? Line) is not null || BirthDate is not null || Sex is not null;
}

/// <summary>What a line of an insurer's file reports.</summary>
public enum CoverageAction
{
    /// <summary>A coverage that the platform does not know yet.</summary>
    Register,
}
