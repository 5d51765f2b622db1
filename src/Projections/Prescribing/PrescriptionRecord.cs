using Healthcare.Domain.Prescribing;
using JasperFx.Events;
using Marten.Events.Aggregation;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>A prescription as it stands, with what the checks, the desks and the history look for.</summary>
/// <param name="Id">The prescription.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Through">The last day on which one of its drugs counts as being taken.</param>
/// <param name="Institution">Who issued it.</param>
/// <param name="Pharmacy">Who holds it, or held it last.</param>
/// <param name="Status">Where it stands; expiry follows from the day of use.</param>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="Taken">The drugs as days on which they count as being taken.</param>
/// <param name="State">All of it.</param>
public sealed record PrescriptionRecord(
    Guid Id, Guid PersonId, LocalDate Through, string Institution, string? Pharmacy, PrescriptionStatus Status, LocalDate IssuedOn,
    IReadOnlyList<MedicationInUse> Taken, Prescription State)
{
    /// <summary>The record of a state.</summary>
    public static PrescriptionRecord Of(Prescription p)
    {
        var taken = MedicationsInUse.Of(p);
        return new(p.Id, p.PersonId, taken.Count == 0 ? p.IssuedOn : taken.Max(t => t.Through), p.Issuer.Institution, p.Pharmacy, p.Status, p.IssuedOn, taken, p);
    }
}

/// <summary>What the safety check, the desks and the history read. Inline: decisions depend on it.</summary>
public sealed partial class PrescriptionRecordProjection : SingleStreamProjection<PrescriptionRecord, Guid>
{
    /// <summary>The events that make a prescription.</summary>
    public static readonly IReadOnlyList<Type> Events =
    [
        typeof(PrescriptionRegistered), typeof(PrescriptionAmended), typeof(PrescriptionCancelled), typeof(CancellationNoted), typeof(SafetyAlertsAcknowledged),
        typeof(DuplicateMedicationAcknowledged),
        typeof(PrescriptionReceived), typeof(SecretRecovered), typeof(PrescriptionReturned), typeof(PrescriptionDispensed), typeof(DispensingCorrected),
        typeof(PrescriptionClosed), typeof(QueryRaised), typeof(QueryAnswered), typeof(MessageSent),
    ];

    /// <summary>Declares the events.</summary>
    public PrescriptionRecordProjection()
    {
        foreach (var type in Events)
            IncludeType(type);
    }

    /// <inheritdoc/>
    public override PrescriptionRecord? Evolve(PrescriptionRecord? snapshot, Guid id, IEvent e) =>
        Prescription.Evolve(snapshot?.State, e.Data) is { } state ? PrescriptionRecord.Of(state) : snapshot;
}
