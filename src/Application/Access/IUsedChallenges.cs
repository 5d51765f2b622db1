namespace Healthcare.Application.Access;

/// <summary>Which challenges of card readers have been used up; each is good once.</summary>
public interface IUsedChallenges
{
    /// <summary>Whether a check, or a link of a card, has used it. Asked while the command holds the challenge's claim, so the answer holds until it commits.</summary>
    Task<bool> IsUsedAsync(Guid challengeId, CancellationToken ct);
}
