using System.Diagnostics;

namespace Healthcare.Bench;

/// <summary>The moments at which one client is due, evenly spread among those of the others, whether or not the program keeps up (an open loop).</summary>
internal sealed class Pace(long first, long each)
{
    private long due = first;

    /// <summary>The moments of one client of a level with a rate; null without.</summary>
    public static Pace? Of(Level level, int number) => level.Rate is not { } rate
        ? null
        : new(Stopwatch.GetTimestamp() + (long)(Stopwatch.Frequency * number / rate), (long)(Stopwatch.Frequency * level.Clients / rate));

    /// <summary>Waits until the client is due; returns when it was. A client that is late, because it still waited for an answer, began waiting when it was due.</summary>
    public async ValueTask<long> NextAsync(CancellationToken ct)
    {
        var moment = due;
        due += each;
        if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), moment) is { Ticks: > 0 } early)
        {
            await Task.Delay(early, ct);
            return Stopwatch.GetTimestamp(); // On time: what the timer is late is not the program's.
        }

        return moment;
    }
}
