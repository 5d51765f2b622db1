using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>Which information a person lets an institution view; each is asked for apart.</summary>
public enum InformationKind
{
    /// <summary>薬剤その他の診療: drugs and other treatment.</summary>
    Drugs,

    /// <summary>手術: past surgery.</summary>
    Surgery,

    /// <summary>特定健診等: check-ups.</summary>
    CheckUps,

    /// <summary>限度額適用区分: the high-cost limit category. It is insurance, not medical information.</summary>
    CopayLimit,
}

/// <summary>How the person agreed, or took it back.</summary>
public enum ConsentChannel
{
    /// <summary>At the card reader of the institution.</summary>
    Reader,

    /// <summary>In the portal (マイナポータル).</summary>
    Portal,

    /// <summary>口頭: said to a doctor, dentist or pharmacist, who recorded it.</summary>
    Oral,
}

/// <summary>What the institution may use the information for.</summary>
public enum ConsentPurpose
{
    /// <summary>診療.</summary>
    Treatment,

    /// <summary>調剤: at a pharmacy.</summary>
    Dispensing,
}

/// <summary>Which rule said how long a consent holds (<see cref="ConsentTerms"/>).</summary>
public enum ConsentTerm
{
    /// <summary>24 hours at a medical institution.</summary>
    AtInstitution,

    /// <summary>3 days at a pharmacy.</summary>
    AtPharmacy,

    /// <summary>入院: until discharge, at most 30 days.</summary>
    InpatientStay,

    /// <summary>Through the day that the person chose in the portal.</summary>
    ChosenDay,

    /// <summary>Until the end of the day of the visit.</summary>
    VisitDay,
}

/// <summary>The person agreed that an institution may view some kinds of information for a while.</summary>
/// <param name="PersonId">Who agreed.</param>
/// <param name="ConsentId">This consent.</param>
/// <param name="Institution">Who may view, in 10 digits.</param>
/// <param name="Kinds">What.</param>
/// <param name="GivenAt">From when.</param>
/// <param name="Until">From this instant on no more.</param>
/// <param name="Channel">How it was given.</param>
/// <param name="Purpose">What for; absent in records from before it was kept.</param>
/// <param name="Term">Which rule gave <paramref name="Until"/>; absent in records from before it was kept.</param>
public sealed record ConsentGiven(
    Guid PersonId, Guid ConsentId, string Institution, IReadOnlyList<InformationKind> Kinds, Instant GivenAt, Instant Until,
    ConsentChannel Channel = ConsentChannel.Reader, ConsentPurpose? Purpose = null, ConsentTerm? Term = null) : IPersonEvent;

/// <summary>The person took a consent back; the next read is refused.</summary>
/// <param name="PersonId">Who took it back.</param>
/// <param name="ConsentId">Which one.</param>
/// <param name="WithdrawnAt">When.</param>
/// <param name="Channel">Where: in the portal, or at the institution's reader.</param>
public sealed record ConsentWithdrawn(
    Guid PersonId, Guid ConsentId, Instant WithdrawnAt, ConsentChannel Channel = ConsentChannel.Portal) : IPersonEvent;

/// <summary>退院: the stay for which the person had agreed is over, and the consent with it.</summary>
/// <param name="PersonId">Who was discharged.</param>
/// <param name="ConsentId">Which consent ended.</param>
/// <param name="DischargedAt">When the institution said so.</param>
public sealed record ConsentEndedAtDischarge(Guid PersonId, Guid ConsentId, Instant DischargedAt) : IPersonEvent;
