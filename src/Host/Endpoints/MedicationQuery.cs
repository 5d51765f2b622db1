using System.Globalization;
using Healthcare.Application;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>What is asked of a medication history, from the address.</summary>
internal sealed record MedicationQuery(MedicationView View, int Days, int Count, HistoryPlace? After)
{
    private const int DefaultCount = 100, MostCount = 500;
    private const int DayLength = 10, MostIdLength = 64;

    /// <summary>The question, or what is wrong with it.</summary>
    public static (MedicationQuery? Query, Rejection? Invalid) Read(string? view, string? days, string? count, string? cursor)
    {
        var wrong = RequestRejections.Invalid;
        if (!TryView(view, out var which))
            wrong = wrong.At("view", "must be current, past or all");
        if (!TryNumber(days, HistoryWindow.ReadableDays, HistoryWindow.MostDays, out var back))
            wrong = wrong.At("days", $"must be a number from 1 through {HistoryWindow.MostDays}");
        if (!TryNumber(count, DefaultCount, MostCount, out var size))
            wrong = wrong.At("count", $"must be a number from 1 through {MostCount}");
        if (!TryCursor(cursor, out var after))
            wrong = wrong.At("cursor", "must be the cursor of a page");
        return wrong.Fields.Count > 0 ? (null, wrong) : (new(which, back, size, after), null);
    }

    /// <summary>A place as it goes into an address.</summary>
    public static string CursorOf(HistoryPlace place) => $"{Http.Days.Pattern.Format(place.Day)}.{place.Id}";

    private static bool TryView(string? text, out MedicationView view)
    {
        view = text switch { "current" => MedicationView.Current, "past" => MedicationView.Past, _ => MedicationView.All };
        return text is null or "current" or "past" or "all";
    }

    private static bool TryNumber(string? text, int otherwise, int most, out int number)
    {
        number = otherwise;
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most);
    }

    private static bool TryCursor(string? text, out HistoryPlace? place)
    {
        place = null;
        if (text is null)
            return true;
        if (text.Length <= DayLength + 1 || text.Length > DayLength + MostIdLength || text[DayLength] != '.' || Http.Days.Read(text[..DayLength]) is not { } day)
            return false;

        place = new(day, text[(DayLength + 1)..]);
        return place.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
    }
}
