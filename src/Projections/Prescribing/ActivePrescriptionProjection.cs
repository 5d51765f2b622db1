using Healthcare.Domain.Prescribing;
using JasperFx.Events;
using Marten.Events.Aggregation;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>The drugs of one prescription as days on which they count as being taken.</summary>
/// <param name="Id">The prescription.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Through">The last of these days.</param>
/// <param name="Medications">Drug by drug.</param>
public sealed record ActivePrescription(Guid Id, Guid PersonId, LocalDate Through, IReadOnlyList<ActiveMedication> Medications);

/// <summary>What the duplicate check reads. Inline: a decision depends on it.</summary>
public sealed partial class ActivePrescriptionProjection : SingleStreamProjection<ActivePrescription, Guid>
{
    /// <summary>Declares the events.</summary>
    public ActivePrescriptionProjection()
    {
        IncludeType<PrescriptionRegistered>();
        IncludeType<PrescriptionDispensed>();
    }

    /// <inheritdoc/>
    public override ActivePrescription? Evolve(ActivePrescription? snapshot, Guid id, IEvent e) => Evolve(snapshot, e.Data);

    /// <summary>From prescribing on; from dispensing on, once dispensed.</summary>
    public static ActivePrescription? Evolve(ActivePrescription? snapshot, object @event) => @event switch
    {
        PrescriptionRegistered p => Of(p.PrescriptionId, p.PersonId, p.Issuer.Institution, p.Lines, p.IssuedOn),
        PrescriptionDispensed d when snapshot is not null =>
            Of(d.PrescriptionId, d.PersonId, snapshot.Medications[0].Institution, d.Lines, d.DispensedOn),
        _ => snapshot,
    };

    private static ActivePrescription Of(Guid id, Guid personId, string institution, IReadOnlyList<MedicationLine> lines, LocalDate start)
    {
        ActiveMedication[] taken =
        [
            .. lines.Select(line => new ActiveMedication(
                id, institution, line.Drug.IngredientAndRoute, line.DrugName, start, line.TakenFrom(start).End)),
        ];
        return new(id, personId, taken.Max(medication => medication.Through), taken);
    }
}
