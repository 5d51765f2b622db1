using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Projections.Portal;

/// <summary>Where a prescription stands in the eyes of the person.</summary>
public enum PrescriptionStage
{
    /// <summary>交付済み: any pharmacy may take it on.</summary>
    Issued,

    /// <summary>調剤中.</summary>
    AtPharmacy,

    /// <summary>調剤済み.</summary>
    Dispensed,

    /// <summary>期限切れ: no pharmacy took it on in time.</summary>
    Expired,
}

/// <summary>One prescription as its stream tells it so far, with what a duplicate check said.</summary>
public sealed record PrescriptionStory(
    PrescriptionRegistered Registered, DuplicateMedicationAcknowledged? Duplicate = null, string? Pharmacy = null, PrescriptionDispensed? Dispensed = null)
{
    /// <summary>Where it stands on this day.</summary>
    public PrescriptionStage On(LocalDate today) => this switch
    {
        { Dispensed: not null } => PrescriptionStage.Dispensed,
        { Pharmacy: not null } => PrescriptionStage.AtPharmacy,
        _ => today > Registered.ValidThrough ? PrescriptionStage.Expired : PrescriptionStage.Issued,
    };

    /// <summary>The drug that was handed over in the place of a prescribed one, when it is another drug.</summary>
    public string? SubstituteFor(MedicationLine prescribed) =>
        Dispensed?.Lines.FirstOrDefault(line => line.RpNumber == prescribed.RpNumber && line.Order == prescribed.Order) is { } given
        && given.Drug != prescribed.Drug
            ? given.DrugName
            : null;

    /// <summary>The story with one event more.</summary>
    public static PrescriptionStory? Evolve(PrescriptionStory? story, object @event) => (story, @event) switch
    {
        (null, PrescriptionRegistered e) => new(e),
        ({ } s, DuplicateMedicationAcknowledged e) => s with { Duplicate = e },
        ({ } s, PrescriptionReceived e) => s with { Pharmacy = e.Pharmacy },
        ({ } s, PrescriptionDispensed e) => s with { Dispensed = e, Pharmacy = e.Pharmacy },
        _ => story,
    };
}
