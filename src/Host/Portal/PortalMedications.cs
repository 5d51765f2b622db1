using System.Globalization;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Shared;
using Healthcare.Host.Medications;
using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Portal;

/// <summary>All that the page of drugs shows.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Days">How many days it goes back.</param>
/// <param name="Since">The first of them.</param>
/// <param name="Lines">The lines, the newest day first.</param>
public sealed record MedicationsPageModel(Instant At, int Days, LocalDate Since, IReadOnlyList<MedicationHistoryLine> Lines)
{
    private const int YearDays = 366;

    /// <summary>The periods that may be chosen, in days.</summary>
    public static IReadOnlyList<int> Periods { get; } = [HistoryWindow.ReadableDays, YearDays, HistoryWindow.MostDays];

    /// <summary>The same over time.</summary>
    public Timeline Timeline { get; } = Timelines.Of(Lines, Since, Jst.DateOf(At));

    /// <summary>The period that is asked for; the first when none is.</summary>
    public static bool TryPeriod(string? text, out int days)
    {
        days = Periods[0];
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days) && Periods.Contains(days));
    }

    /// <summary>How a period is called.</summary>
    public static string NameOf(int days) => days switch { HistoryWindow.ReadableDays => "100日間", YearDays => "1年間", _ => "5年間" };
}

/// <summary>Asks the gate, then reads a person's own drugs.</summary>
public sealed class PortalMedications(QueryGate gate, MedicationHistoryReads history, IClock clock)
{
    /// <summary>The page, or why not.</summary>
    public async Task<(MedicationsPageModel? Page, Rejection? Rejection)> PageAsync(Caller caller, Guid personId, int days, string requestId, CancellationToken ct)
    {
        if ((await gate.AskAsync(caller, personId, DataKind.Drugs, requestId, ct)).Rejection is { } rejection)
            return (null, rejection);

        var now = clock.GetCurrentInstant();
        var today = Jst.DateOf(now);
        var window = HistoryWindow.OfPerson(today, days);
        return (new(now, days, window.Since, await history.OfAsync(personId, today, window, ct)), null);
    }
}
