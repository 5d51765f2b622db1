using NodaTime;
using Kind = Healthcare.Host.Seed.Population.SyntheticInstitutionKind;

namespace Healthcare.Host.Seed.Population;

/// <summary>What happened to a person in the last two months. The same person and day always have the same story.</summary>
public static class SyntheticStory
{
    private const int PastDays = 60, MostVisits = 3, LastDayToDispense = 3;

    private static readonly Dictionary<string, SyntheticInstitution> Institutions =
        SyntheticInstitutions.All.ToDictionary(institution => institution.Number);

    private static readonly ILookup<string, string> Prescribers = SyntheticPractitioners.All
        .Where(practitioner => practitioner.Role is "doctor" or "dentist")
        .ToLookup(practitioner => practitioner.InstitutionNumber, practitioner => practitioner.Id);

    /// <summary>
    /// None to three visits before <paramref name="today"/>, oldest first. No drug is prescribed while the same ingredient
    /// by the same route may still be in use, so that the duplicate check finds nothing.
    /// </summary>
    public static IEnumerable<SyntheticVisit> Visits(SyntheticPerson person, LocalDate today)
    {
        var numbers = SyntheticIds.NumbersOf(person.PersonId, SeededTopic.Story);
        var cabinet = MedicineCabinet.Of(person, today);
        for (uint visit = 0, count = (uint)numbers.Below(MostVisits + 1); visit < count; visit++)
        {
            if (Visit(person, today.PlusDays(-DaysAgo(visit, count, numbers)), today, visit, cabinet, numbers) is { } made)
                yield return made;
        }
    }

    /// <summary>Each visit has its own part of the two months, so that they come in order.</summary>
    private static int DaysAgo(uint visit, uint count, SeededNumbers numbers)
    {
        var part = PastDays / (int)count;
        return PastDays - ((int)visit * part) - numbers.Below(part);
    }

    private static SyntheticVisit? Visit(
        SyntheticPerson person, LocalDate date, LocalDate today, uint visit, MedicineCabinet cabinet, SeededNumbers numbers)
    {
        var age = CopayRule.AgeOn(date, person.BirthDate);
        var place = PlaceOf(person, age, numbers);
        var prescriber = numbers.Pick([.. Prescribers[place.Number]]);
        var id = SyntheticIds.Of(numbers, visit);
        var lines = Lines(place.Kind, age, date, cabinet, numbers);
        var consents = numbers.Chance(80);
        var dispensed = Dispensed(date, today, numbers);
        if (lines is [] || date < person.Coverage.From)
            return null;

        cabinet.Put(lines, dispensed ?? date);
        return new(id, place.Number, prescriber, date, consents, lines, dispensed is null ? null : person.FavouritePharmacy, dispensed);
    }

    private static IReadOnlyList<SyntheticVisitLine> Lines(
        Kind kind, int age, LocalDate date, MedicineCabinet cabinet, SeededNumbers numbers)
    {
        var regimen = numbers.Pick(SyntheticRegimens.For(kind, age));
        return [.. regimen.Where(drug => cabinet.Lacks(drug, date)).Select(drug => new SyntheticVisitLine(drug, drug.UsualDays))];
    }

    private static SyntheticInstitution PlaceOf(SyntheticPerson person, int age, SeededNumbers numbers)
    {
        var known = person.LocalPatientNumbers.Keys.Order(StringComparer.Ordinal).Select(number => Institutions[number]);
        return numbers.Pick([.. known.Where(place => Prescribes(place.Kind, age))]);
    }

    /// <summary>Dentists of this country prescribe for adults only: the shelf has nothing of theirs for children.</summary>
    private static bool Prescribes(Kind kind, int age) =>
        kind is Kind.Hospital or Kind.Clinic || (kind == Kind.DentalClinic && age >= SyntheticRegimens.AdultAge);

    /// <summary>Nine of ten go to a pharmacy, most on the same day; nobody later than yesterday.</summary>
    private static LocalDate? Dispensed(LocalDate date, LocalDate today, SeededNumbers numbers)
    {
        var day = date.PlusDays(numbers.Chance(70) ? 0 : numbers.Between(1, LastDayToDispense));
        return numbers.Chance(90) && day < today ? day : null;
    }
}
