using NodaTime;

namespace Healthcare.Domain.Shared;

/// <summary>Something that holds from a first through a last day, both included.</summary>
public interface IDated
{
    /// <summary>The first day.</summary>
    LocalDate From { get; }

    /// <summary>The last day; null when none is known.</summary>
    LocalDate? Through { get; }
}

/// <summary>On which days something holds.</summary>
public static class Dated
{
    /// <summary>Whether it holds on this day.</summary>
    public static bool HoldsOn(this IDated one, LocalDate day) => one.From <= day && (one.Through is not { } last || day <= last);

    /// <summary>Whether there is a day on which both hold.</summary>
    public static bool SharesDayWith(this IDated one, IDated other) =>
        (other.Through is not { } otherLast || one.From <= otherLast) && (one.Through is not { } last || other.From <= last);
}
