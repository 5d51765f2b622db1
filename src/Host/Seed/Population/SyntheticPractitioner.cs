namespace Healthcare.Host.Seed.Population;

/// <summary>Somebody who works at an institution, and who does not exist.</summary>
/// <param name="Id">The name they sign in with, such as <c>doctor-001</c>.</param>
/// <param name="LicenceNumber">6 digits of their register (医籍登録番号 and the like); a clerk has none.</param>
/// <param name="FamilyName">Surname.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyKana">Surname in katakana.</param>
/// <param name="GivenKana">Given name in katakana.</param>
/// <param name="Role">One of <c>doctor</c>, <c>dentist</c>, <c>pharmacist</c> and <c>clerk</c>.</param>
/// <param name="InstitutionNumber">Where they work.</param>
public sealed record SyntheticPractitioner(
    string Id,
    string? LicenceNumber,
    string FamilyName,
    string GivenName,
    string FamilyKana,
    string GivenKana,
    string Role,
    string InstitutionNumber);
