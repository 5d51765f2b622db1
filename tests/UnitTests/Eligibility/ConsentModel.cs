using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Tests.Eligibility;

/// <summary>
/// Consent as a plain list, written from the rules and not from the code: what was agreed, when it ends, and whether somebody ended it. Days are counted
/// in hours of UTC; Japan is nine hours ahead.
/// </summary>
internal sealed class ConsentModel
{
    private readonly List<Line> lines = [];

    private sealed record Line(Guid Id, string Institution, InformationKind[] Kinds, Instant From, Instant Until, bool Stay)
    {
        public bool Ended { get; set; }

        public bool Holds(Instant now) => !Ended && From <= now && now < Until;
    }

    /// <summary>When each consent runs out.</summary>
    public IReadOnlyList<Instant> Ends => [.. lines.Select(line => line.Until)];

    /// <summary>Which consents were ever given.</summary>
    public IReadOnlyList<Guid> Ids => [.. lines.Select(line => line.Id)];

    /// <summary>Whether the institution may read.</summary>
    public bool MayRead(string institution, InformationKind kind, Instant now) =>
        lines.Any(line => line.Institution == institution && line.Kinds.Contains(kind) && line.Holds(now));

    /// <summary>At the reader; false when it is refused.</summary>
    public bool AtReader(Guid id, string institution, InformationKind[] kinds, bool opens, bool stay, Instant now)
    {
        var pharmacy = institution[2] == '4';
        if ((!opens && kinds.Any(kind => kind is InformationKind.Drugs or InformationKind.Surgery or InformationKind.CheckUps)) || (stay && pharmacy))
            return false;
        return Add(id, institution, kinds, now, now.Plus(Duration.FromHours(stay ? 720 : pharmacy ? 72 : 24)), stay);
    }

    /// <summary>In the portal, through a day so many days from today.</summary>
    public bool InPortal(Guid id, string institution, InformationKind[] kinds, int? days, Instant now) => days switch
    {
        null => Add(id, institution, kinds, now, now.Plus(Duration.FromHours(institution[2] == '4' ? 72 : 24)), false),
        < 0 or > 366 => false,
        { } chosen => Add(id, institution, kinds, now, Midnight(now).Plus(Duration.FromHours(24 * chosen)), false),
    };

    /// <summary>Said to somebody who treats.</summary>
    public bool Orally(Guid id, string institution, InformationKind[] kinds, Instant now) =>
        kinds.Length == 1 && kinds[0] == InformationKind.Drugs && Add(id, institution, kinds, now, Midnight(now), false);

    /// <summary>Taken back; at an institution only its own.</summary>
    public bool Withdraw(Guid id, string? institution, Instant now) =>
        End(line => line.Id == id && (institution is null || line.Institution == institution), now);

    /// <summary>The stay is over.</summary>
    public bool Discharge(string institution, Instant now) => End(line => line.Stay && line.Institution == institution, now);

    private bool Add(Guid id, string institution, InformationKind[] kinds, Instant from, Instant until, bool stay)
    {
        if (lines.Any(line => line.Id == id && line.Holds(from)))
            return false;
        lines.Add(new(id, institution, kinds, from, until, stay));
        return true;
    }

    private bool End(Func<Line, bool> which, Instant now)
    {
        var ending = lines.Where(line => line.Holds(now) && which(line)).ToList();
        ending.ForEach(line => line.Ended = true);
        return ending.Count > 0;
    }

    /// <summary>The next midnight in Japan: 15:00 UTC.</summary>
    private static Instant Midnight(Instant now)
    {
        var hours = (now.ToUnixTimeSeconds() / 3600) + 9;
        return NodaConstants.UnixEpoch.Plus(Duration.FromHours(((hours / 24) + 1) * 24 - 9));
    }
}
