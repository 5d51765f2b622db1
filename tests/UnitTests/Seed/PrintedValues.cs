using Healthcare.Host.Seed.Population;

namespace Healthcare.Tests.Seed;

/// <summary>Every value of a synthetic person and their story as text, in a fixed order.</summary>
internal static class PrintedValues
{
    public static string Line(SyntheticPerson person) => string.Join('|', Of(person));

    public static IEnumerable<string> Of(SyntheticPerson person) =>
    [
        .. (string[])[$"{person.PersonId}", person.FamilyName, person.GivenName, person.FamilyKana, person.GivenKana],
        .. (string[])[$"{person.BirthDate:uuuu-MM-dd}", $"{person.Sex}", person.Address.PostalCode, person.Address.Prefecture],
        .. (string[])[person.Address.City, person.Address.Line, .. Of(person.Coverage), person.Card.Serial],
        .. (string[])[$"{person.Card.ValidUntil:uuuu-MM-dd}", person.FavouriteInstitution, person.FavouritePharmacy],
        .. person.LocalPatientNumbers.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => (string[])[pair.Key, pair.Value]),
        .. SyntheticStory.Visits(person, Nation.Today).SelectMany(Of),
    ];

    private static IEnumerable<string> Of(SyntheticCoverage coverage) =>
    [
        coverage.InsurerNumber, coverage.Symbol, coverage.Number, coverage.Branch, $"{coverage.Relationship}",
        $"{coverage.CopayPercent}", $"{coverage.From:uuuu-MM-dd}",
    ];

    private static IEnumerable<string> Of(SyntheticVisit visit) =>
    [
        $"{visit.VisitId}", visit.InstitutionNumber, visit.PractitionerId, $"{visit.Date:uuuu-MM-dd}", $"{visit.ConsentToDrugs}",
        .. visit.Lines.SelectMany(line => (string[])[line.Drug.YjCode, $"{line.Days}"]),
        visit.PharmacyNumber ?? "", $"{visit.DispensedOn:uuuu-MM-dd}",
    ];
}
