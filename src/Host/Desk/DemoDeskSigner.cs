using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Signatures;
using NodaTime;

namespace Healthcare.Host.Desk;

/// <summary>
/// Signs with the cards that the demonstration keeps for its fictional staff, each named as its holder signs in. What it signs is verified like
/// any other signature: a card of another licence than the caller's is refused.
/// </summary>
/// <param name="directory">Where the demonstration's authority keeps the cards.</param>
/// <param name="clock">The time of signing.</param>
public sealed class DemoDeskSigner(string directory, IClock clock) : IDeskSigner
{
    /// <inheritdoc/>
    public bool CanSign(Caller caller)
    {
        using var card = DemoSigners.Find(directory, caller.Subject);
        return card is not null;
    }

    /// <inheritdoc/>
    public DetachedSignature? Sign(Caller caller, byte[] content)
    {
        using var card = DemoSigners.Find(directory, caller.Subject);
        return card is not null && CanonicalJson.TryOf(content, out var canonical)
            ? new(SignatureFormat.Cades, card.Sign(canonical, SignatureFormat.Cades, clock.GetCurrentInstant())) { Content = canonical }
            : null;
    }
}
