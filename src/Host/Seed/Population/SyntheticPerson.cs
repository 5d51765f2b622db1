using NodaTime;

namespace Healthcare.Host.Seed.Population;

/// <summary>An insured person who does not exist.</summary>
/// <param name="PersonId">Opaque id of the engine; begins with <c>5eed</c>.</param>
/// <param name="FamilyName">Surname.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyKana">Surname in katakana.</param>
/// <param name="GivenKana">Given name in katakana.</param>
/// <param name="BirthDate">Birth date.</param>
/// <param name="Sex">Sex.</param>
/// <param name="Address">Home.</param>
/// <param name="Coverage">Insurance on the reference day.</param>
/// <param name="Card">The electronic certificate on their card.</param>
/// <param name="LocalPatientNumbers">Chart number by institution number, for every place they go to.</param>
/// <param name="FavouriteInstitution">The institution they usually go to.</param>
/// <param name="FavouritePharmacy">The pharmacy they usually go to.</param>
public sealed record SyntheticPerson(
    Guid PersonId,
    string FamilyName,
    string GivenName,
    string FamilyKana,
    string GivenKana,
    LocalDate BirthDate,
    SyntheticSex Sex,
    SyntheticAddress Address,
    SyntheticCoverage Coverage,
    SyntheticCard Card,
    IReadOnlyDictionary<string, string> LocalPatientNumbers,
    string FavouriteInstitution,
    string FavouritePharmacy);

/// <summary>Where somebody lives: a real city, a made-up town.</summary>
public sealed record SyntheticAddress(string PostalCode, string Prefecture, string City, string Line);

/// <summary>Insurance of one person. A household shares symbol and number; the branch tells its members apart.</summary>
/// <param name="InsurerNumber">保険者番号, 8 digits.</param>
/// <param name="Symbol">記号; empty in the late-stage elderly scheme.</param>
/// <param name="Number">番号.</param>
/// <param name="Branch">枝番, 2 digits; <c>00</c> in the late-stage elderly scheme, which has none.</param>
/// <param name="Relationship">Insured or dependent.</param>
/// <param name="CopayPercent">The patient's share (負担割合).</param>
/// <param name="From">First day of the coverage.</param>
public sealed record SyntheticCoverage(
    string InsurerNumber,
    string Symbol,
    string Number,
    string Branch,
    SyntheticRelationship Relationship,
    int CopayPercent,
    LocalDate From);

/// <summary>The certificate on a card: 32 hexadecimal characters, and the last day it is valid.</summary>
public sealed record SyntheticCard(string Serial, LocalDate ValidUntil)
{
    /// <summary>The serial of the certificate on their smartphone: no card's begins like this.</summary>
    public string PhoneSerial => $"a{Serial[1..]}";

    /// <summary>Whether they have linked their smartphone: one in four has.</summary>
    public bool HasPhone => Serial[^1] is >= '0' and <= '3';
}

/// <summary>Sex as recorded by the insurer.</summary>
public enum SyntheticSex
{
    /// <summary>男.</summary>
    Male,

    /// <summary>女.</summary>
    Female,
}

/// <summary>本人・家族; the values are those of the national code list.</summary>
public enum SyntheticRelationship
{
    /// <summary>被保険者.</summary>
    Insured = 1,

    /// <summary>被扶養者.</summary>
    Dependent = 2,
}
