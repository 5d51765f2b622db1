using Healthcare.Application.Access;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>What a professional may see of what a safety check found.</summary>
/// <param name="Hits">How many there are: always told, for the check runs without consent.</param>
/// <param name="Found">Which they are, of the own institution and, with consent, of others.</param>
/// <param name="DetailsNeedConsent">Whether some are hidden.</param>
public sealed record HitsToShow(int Hits, IReadOnlyList<SafetyHit> Found, bool DetailsNeedConsent)
{
    /// <summary>Without consent only the fact of a hit is shown; one's own prescriptions one knows anyway.</summary>
    public static HitsToShow For(IReadOnlyList<SafetyHit> hits, Standing standing, string institution, Instant now)
    {
        var consented = ReadPolicy.Agreed(standing, institution, InformationKind.Drugs, now);
        IReadOnlyList<SafetyHit> shown = consented ? hits : [.. hits.Where(hit => IsOwn(hit, institution))];
        return new(hits.Count, shown, shown.Count < hits.Count);
    }

    private static bool IsOwn(SafetyHit hit, string institution) =>
        hit.With is { } with ? with.Institution == institution || with.Pharmacy == institution : hit.Allergy?.Institution == institution;
}
