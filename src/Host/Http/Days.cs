using NodaTime;
using NodaTime.Text;

namespace Healthcare.Host.Http;

/// <summary>Days as they come in: ISO 8601, of the years 0001 to 9999. Older ones are of no use here, and the database knows no older than 4713 BC.</summary>
public static class Days
{
    /// <summary>How a day is written.</summary>
    public static readonly LocalDatePattern Pattern = LocalDatePattern.CreateWithInvariantCulture("yyyy-MM-dd");

    /// <summary>The day that is written; null when it is none.</summary>
    public static LocalDate? Read(string text) => Pattern.Parse(text) is { Success: true, Value: var day } ? day : null;
}
