using System.Globalization;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Portal;

namespace Healthcare.Host.Portal;

/// <summary>How the portal speaks of prescriptions.</summary>
public static class PrescriptionWords
{
    /// <summary>21錠.</summary>
    public static string Of(Amount amount) => string.Create(CultureInfo.InvariantCulture, $"{amount.Value:0.####}{amount.UnitName}");

    /// <summary>剤形区分.</summary>
    public static string Of(DosageForm form) => form switch
    {
        DosageForm.Oral => "内服",
        DosageForm.AsNeeded => "頓服",
        DosageForm.External => "外用",
        DosageForm.OralDrops => "内服滴剤",
        DosageForm.Injection => "注射",
        DosageForm.Material => "医療材料",
        _ => "その他",
    };

    /// <summary>Where a prescription stands.</summary>
    public static string Of(PrescriptionStage stage) => stage switch
    {
        PrescriptionStage.Issued => "交付済み",
        PrescriptionStage.AtPharmacy => "調剤中",
        PrescriptionStage.Dispensed => "調剤済み",
        _ => "期限切れ",
    };
}
