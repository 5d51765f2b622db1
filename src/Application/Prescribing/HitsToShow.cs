using Healthcare.Application.Access;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>What a prescriber may see of the drugs that a new one duplicates.</summary>
/// <param name="Hits">How many there are: always told, for the check runs without consent.</param>
/// <param name="Duplicates">Which they are, of the own institution and, with consent, of others.</param>
/// <param name="DetailsNeedConsent">Whether some are hidden.</param>
public sealed record HitsToShow(int Hits, IReadOnlyList<DuplicateHit> Duplicates, bool DetailsNeedConsent)
{
    /// <summary>Without consent only the fact of a hit is shown; one's own prescriptions one knows anyway.</summary>
    public static HitsToShow For(IReadOnlyList<DuplicateHit> hits, Standing standing, string institution, Instant now)
    {
        var consented = ReadPolicy.Agreed(standing, institution, InformationKind.Drugs, now);
        IReadOnlyList<DuplicateHit> shown = consented ? hits : [.. hits.Where(hit => hit.With.Institution == institution)];
        return new(hits.Count, shown, shown.Count < hits.Count);
    }
}
