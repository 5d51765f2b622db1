using NodaTime;

namespace Healthcare.Domain.Shared;

/// <summary>Japan Standard Time: UTC+9 all year. The law's days are days of this zone.</summary>
public static class Jst
{
    private static readonly Offset Offset = Offset.FromHours(9);

    /// <summary>The day in Japan at this instant.</summary>
    public static LocalDate DateOf(Instant instant) => instant.WithOffset(Offset).Date;

    /// <summary>The first instant of a day in Japan.</summary>
    public static Instant StartOf(LocalDate day) => day.AtMidnight().WithOffset(Offset).ToInstant();

    /// <summary>The date and time in Japan at this instant.</summary>
    public static OffsetDateTime At(Instant instant) => instant.WithOffset(Offset);
}
