namespace Healthcare.Domain.Statistics;

/// <summary>The four types of institution that the operator's report tells apart.</summary>
public enum InstitutionType
{
    /// <summary>病院.</summary>
    Hospital,

    /// <summary>医科診療所.</summary>
    Clinic,

    /// <summary>歯科診療所.</summary>
    Dental,

    /// <summary>薬局.</summary>
    Pharmacy,
}

/// <summary>What institutions of one type used in a month.</summary>
/// <param name="InstitutionType">The type.</param>
/// <param name="Counts">How often.</param>
/// <param name="Prefecture">Where: the first two digits of the institutions' numbers, 01 to 47; null for all Japan.</param>
public sealed record UsageRow(InstitutionType InstitutionType, UsageCounts Counts, string? Prefecture = null);

/// <summary>How many persons a month is about. Each person counts once, however often they were seen.</summary>
/// <param name="Population">All who could have a card, as of the month's end.</param>
/// <param name="CardHolders">Who has a card or smartphone with a linked certificate, as of the month's end.</param>
/// <param name="Registered">Who registered one for use as insurance card (利用登録), as of the month's end.</param>
/// <param name="CardUsers">Who was checked by card or smartphone in the month.</param>
/// <param name="PersonsSeen">Who was checked at all in the month.</param>
public sealed record UsagePersons(long Population, long CardHolders, long Registered, long CardUsers, long PersonsSeen)
{
    /// <summary>Nobody.</summary>
    public static readonly UsagePersons Nobody = new(0, 0, 0, 0, 0);

    /// <summary>Both together; sources are taken to be about different persons.</summary>
    public static UsagePersons operator +(UsagePersons one, UsagePersons other) => new(
        one.Population + other.Population,
        one.CardHolders + other.CardHolders,
        one.Registered + other.Registered,
        one.CardUsers + other.CardUsers,
        one.PersonsSeen + other.PersonsSeen);
}
