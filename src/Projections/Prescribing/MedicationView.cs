using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>Which lines of the history are asked for.</summary>
public enum MedicationView
{
    /// <summary>What the person counts as taking today or later.</summary>
    Current,

    /// <summary>All else.</summary>
    Past,

    /// <summary>Both.</summary>
    All,
}

/// <summary>A place in the history: the line after which a page begins.</summary>
public sealed record HistoryPlace(LocalDate Day, string Id);

/// <summary>How far back a history is read.</summary>
/// <param name="Since">The first day.</param>
/// <param name="WithAllCurrent">Whether what is current is read however old it is.</param>
public sealed record HistoryWindow(LocalDate Since, bool WithAllCurrent)
{
    /// <summary>The days for which what was registered can be read; rule: the national service, 100 days after registration.</summary>
    public const int ReadableDays = 100;

    /// <summary>The most that a person reads of their own: five years, as long as the national service keeps dispensing results.</summary>
    public const int MostDays = 1826;

    // Allergies are no history: they warn as long as they are not refuted.
    private static readonly string[] Types = ["MedicationRequest", "MedicationDispense", "DetectedIssue", "Bundle"];

    /// <summary>The first day of which an institution reads a FHIR resource of this type; null when there is no limit.</summary>
    public static LocalDate? FirstOfInstitution(string type, LocalDate today) => Types.Contains(type) ? OfInstitution(today, ReadableDays).Since : null;

    /// <summary>
    /// What an institution reads: nothing of more than 100 days ago, current or not. Counted from the day of issue or of handing over, which
    /// registration never precedes: the stricter reading.
    /// </summary>
    public static HistoryWindow OfInstitution(LocalDate today, int days) => new(today.PlusDays(-Math.Min(days, ReadableDays)), false);

    /// <summary>What a person reads: as far back as they choose, and all that is current.</summary>
    public static HistoryWindow OfPerson(LocalDate today, int days) => new(today.PlusDays(-days), true);

    /// <summary>Whether a line lies in it.</summary>
    public bool Has(MedicationHistoryLine line) => line.Day >= Since || (WithAllCurrent && line.Current);
}

/// <summary>A page of lines, and the place after which the next begins when there is one.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Total">How many lines all pages have.</param>
/// <param name="Next">The place.</param>
public sealed record MedicationPage(IReadOnlyList<MedicationHistoryLine> Lines, int Total, HistoryPlace? Next)
{
    /// <summary>The page of a view that begins after a place.</summary>
    public static MedicationPage Of(IEnumerable<MedicationHistoryLine> history, MedicationView view, HistoryPlace? after, int count)
    {
        var all = history.Where(line => view == MedicationView.All || line.Current == (view == MedicationView.Current)).ToList();
        var rest = after is null ? all : [.. all.Where(line => IsAfter(line, after))];
        var lines = rest.Take(count).ToList();
        return new(lines, all.Count, rest.Count > lines.Count ? new(lines[^1].Day, lines[^1].Id) : null);
    }

    private static bool IsAfter(MedicationHistoryLine line, HistoryPlace place) =>
        line.Day < place.Day || (line.Day == place.Day && string.CompareOrdinal(line.Id, place.Id) > 0);
}
