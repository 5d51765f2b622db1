using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>How long a consent holds. ADR 18 says which of these are facts and which are our choice until somebody confirms them.</summary>
public static class ConsentTerms
{
    /// <summary>At the reader of a medical institution.</summary>
    public static readonly Duration AtInstitution = Duration.FromHours(24);

    /// <summary>At the reader of a pharmacy.</summary>
    public static readonly Duration AtPharmacy = Duration.FromDays(3);

    /// <summary>The longest that a stay is covered without asking again.</summary>
    public static readonly Duration LongestStay = Duration.FromDays(30);

    private const int LongestChosenYears = 1;

    /// <summary>At the reader, for a visit or for a stay.</summary>
    public static (ConsentTerm Term, Instant Until) AtReader(InstitutionNumber institution, bool stay, Instant now) => (stay, institution.IsPharmacy) switch
    {
        (true, _) => (ConsentTerm.InpatientStay, now + LongestStay),
        (_, true) => (ConsentTerm.AtPharmacy, now + AtPharmacy),
        _ => (ConsentTerm.AtInstitution, now + AtInstitution),
    };

    /// <summary>Whether a person may choose this last day: today, or a day within a year.</summary>
    public static bool MayChoose(LocalDate lastDay, Instant now) =>
        Jst.DateOf(now) is var today && lastDay >= today && lastDay <= today.PlusYears(LongestChosenYears);

    /// <summary>The end of a day in Japan: the first instant of the next.</summary>
    public static Instant EndOf(LocalDate day) => Jst.StartOf(day.PlusDays(1));
}
