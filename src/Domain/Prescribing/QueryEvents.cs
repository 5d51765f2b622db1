using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>What a pharmacist doubts.</summary>
public enum QueryKind
{
    /// <summary>Dose or amount.</summary>
    Dose,

    /// <summary>How it is used.</summary>
    Usage,

    /// <summary>Days of supply, also for leftover drugs (残薬).</summary>
    Supply,

    /// <summary>重複投薬, 併用禁忌 or allergy.</summary>
    Safety,

    /// <summary>The drug itself, its form or its strength.</summary>
    Drug,

    /// <summary>Something of the form of the prescription.</summary>
    Form,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>A pharmacist queried the prescriber (疑義照会). Rule: nothing may be dispensed before the doubt is settled (Pharmacists Act, article 24).</summary>
public sealed record QueryRaised(
    Guid PersonId, Guid PrescriptionId, Guid QueryId, string Pharmacy, string PharmacistQualification, QueryKind Kind, string Text, Instant RaisedAt) : IPersonEvent;

/// <summary>The prescriber answered; at the desk, or by telephone and written down by the pharmacist.</summary>
/// <param name="QueryId">The query.</param>
/// <param name="Institution">Who wrote the answer down: the prescriber's institution or the pharmacy.</param>
/// <param name="Qualification">The licence number of who wrote it down.</param>
/// <param name="Text">What was answered.</param>
/// <param name="Changed">The lines as they are agreed from now on, when a change was agreed; each takes the place of the line with its Rp number and order.</param>
/// <param name="Drugs">What the drug master said of the changed lines.</param>
/// <param name="Removed">The lines that are taken away.</param>
/// <param name="MasterVersion">Which version of the drug master.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="PrescriptionId">The prescription.</param>
public sealed record QueryAnswered(
    Guid PersonId, Guid PrescriptionId, Guid QueryId, string Institution, string Qualification, string Text, IReadOnlyList<MedicationLine> Changed,
    IReadOnlyList<IdentifiedDrug> Drugs, IReadOnlyList<LinePlace> Removed, string? MasterVersion, Instant AnsweredAt) : IPersonEvent;

/// <summary>What a pharmacy's message is about.</summary>
public enum PharmacyMessageKind
{
    /// <summary>服薬状況: how the person takes the drugs.</summary>
    Adherence,

    /// <summary>副作用.</summary>
    SideEffect,

    /// <summary>残薬.</summary>
    Leftovers,

    /// <summary>変更調剤: what was dispensed instead.</summary>
    Substituted,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>The pharmacy told the prescriber something (伝達事項).</summary>
public sealed record MessageSent(
    Guid PersonId, Guid PrescriptionId, Guid MessageId, string Pharmacy, string PharmacistQualification, PharmacyMessageKind Kind, string Text, Instant SentAt) : IPersonEvent;
