using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Projections.Eligibility;

/// <summary>How a consent came to an end before its time.</summary>
public enum ConsentEnding
{
    /// <summary>The person took it back in the portal.</summary>
    WithdrawnInPortal,

    /// <summary>The person took it back at the institution's reader.</summary>
    WithdrawnAtReader,

    /// <summary>The stay was over.</summary>
    Discharged,
}

/// <summary>One consent from beginning to end.</summary>
/// <param name="Given">What was agreed to.</param>
/// <param name="EndedAt">When it ended before its time, if it did.</param>
/// <param name="Ending">How.</param>
public sealed record ConsentStory(ConsentGiven Given, Instant? EndedAt = null, ConsentEnding? Ending = null)
{
    /// <summary>From this instant on no more.</summary>
    public Instant Until => EndedAt ?? Given.Until;

    /// <summary>Whether it holds now.</summary>
    public bool InForceAt(Instant now) => now < Until;

    /// <summary>All consents of a stream, in the order in which they were given.</summary>
    public static IReadOnlyList<ConsentStory> Of(IEnumerable<object> events)
    {
        List<ConsentStory> stories = [];
        foreach (var happened in events)
        {
            if (happened is ConsentGiven given)
                stories.Add(new(given));
            else if (happened is ConsentWithdrawn withdrawn)
                End(stories, withdrawn.ConsentId, withdrawn.WithdrawnAt, withdrawn.Channel == ConsentChannel.Reader ? ConsentEnding.WithdrawnAtReader : ConsentEnding.WithdrawnInPortal);
            else if (happened is ConsentEndedAtDischarge discharged)
                End(stories, discharged.ConsentId, discharged.DischargedAt, ConsentEnding.Discharged);
        }

        return stories;
    }

    // An id may be used again once its consent has run out: the last one is meant.
    private static void End(List<ConsentStory> stories, Guid consentId, Instant at, ConsentEnding ending)
    {
        var place = stories.FindLastIndex(story => story.Given.ConsentId == consentId);
        if (place >= 0)
            stories[place] = stories[place] with { EndedAt = at, Ending = ending };
    }
}
