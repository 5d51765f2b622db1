using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Seed.Population;

namespace Healthcare.Tests.Prescribing;

/// <summary>The products of the demonstration as lines of a prescription: real codes with their names.</summary>
public static class SampleDrugs
{
    /// <summary>Those that are taken by mouth, each with its days of supply.</summary>
    public static readonly IReadOnlyList<SyntheticDrug> Oral =
        [.. SyntheticNation.Of(1, default).Drugs.Where(drug => drug.Form == SyntheticDosageForm.Oral)];

    /// <summary>Those of which no two have the same ingredient by the same route.</summary>
    public static readonly IReadOnlyList<SyntheticDrug> Distinct = [.. Oral.DistinctBy(drug => drug.IngredientAndRoute)];

    /// <summary>A line of an oral drug for so many days.</summary>
    public static MedicationLine Line(this SyntheticDrug drug, int rpNumber, int days)
    {
        Amount Of(decimal value) => new(value, drug.UnitCode, drug.UnitName);
        return new(
            rpNumber, 1, new(DrugCodeSystem.Yj, drug.YjCode), drug.Name, DosageForm.Oral,
            new(drug.UsageText, drug.UsageCode, Of(drug.PerDose), Of(drug.DailyDose)), Of(drug.DailyDose * days), days);
    }
}
