using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace Healthcare.Host.Cards;

/// <summary>A challenge for a card to sign.</summary>
/// <param name="Challenge">The text to sign, as it is.</param>
/// <param name="ExpiresAt">Until when it is good, for one check.</param>
public sealed record CardChallenge(string Challenge, Instant ExpiresAt);

/// <summary>
/// Gives challenges and knows its own again. Nothing is stored: the challenge is its id, and sealed with the key that all nodes share its id, expiry and
/// for whom it is (ADR 16).
/// </summary>
public sealed class CardChallenges(IDataProtectionProvider protection)
{
    /// <summary>How long a challenge is good.</summary>
    public static readonly Duration Lifetime = Duration.FromSeconds(60);

    private const int IdLength = 16, HeadLength = IdLength + sizeof(long);
    private readonly IDataProtector protector = protection.CreateProtector("card-challenge.v1");

    /// <summary>A new challenge for this caller's institution (or for the person, at the portal).</summary>
    public CardChallenge Give(Caller caller, Instant now)
    {
        var (id, expiresAt, holder) = (Guid.NewGuid(), now + Lifetime, Encoding.UTF8.GetBytes(HolderOf(caller)));
        var sealing = new byte[HeadLength + holder.Length];
        id.TryWriteBytes(sealing);
        BinaryPrimitives.WriteInt64BigEndian(sealing.AsSpan(IdLength), expiresAt.ToUnixTimeTicks());
        holder.CopyTo(sealing.AsSpan(HeadLength));
        return new($"{id:N}.{WebEncoders.Base64UrlEncode(protector.Protect(sealing))}", expiresAt);
    }

    /// <summary>The id of a challenge that is good for this caller now, or why it is not.</summary>
    public (Guid Id, Rejection? Refusal) Open(string challenge, Caller caller, Instant now)
    {
        if (!TryUnseal(challenge, out var id, out var expiresAt, out var holder))
            return (id, EligibilityRejections.ChallengeUnknown);
        if (holder != HolderOf(caller))
            return (id, EligibilityRejections.ChallengeOfAnother);

        return (id, now > expiresAt ? EligibilityRejections.ChallengeExpired : null);
    }

    private bool TryUnseal(string challenge, out Guid id, out Instant expiresAt, out string holder)
    {
        (id, expiresAt, holder) = (Guid.Empty, Instant.MinValue, string.Empty);
        if (challenge.Split('.') is not [var plain, var hidden] || !Guid.TryParseExact(plain, "N", out id))
            return false;

        try
        {
            var text = protector.Unprotect(WebEncoders.Base64UrlDecode(hidden));
            expiresAt = Instant.FromUnixTimeTicks(BinaryPrimitives.ReadInt64BigEndian(text.AsSpan(IdLength, sizeof(long))));
            holder = Encoding.UTF8.GetString(text.AsSpan(HeadLength));
            return plain == $"{id:N}" && new Guid(text.AsSpan(0, IdLength)) == id; // In one spelling only: commands claim it by its text.
        }
        catch (Exception foreign) when (foreign is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private static string HolderOf(Caller caller) => caller.Institution ?? $"person:{caller.PersonId:N}";
}
