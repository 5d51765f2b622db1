using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;

namespace Healthcare.Host.Desk;

/// <summary>Reads one drug of the form of a prescription.</summary>
public static class PrescriptionLineForm
{
    /// <summary>The line; <paramref name="before"/> is what stood in its place, of which a line of the same drug keeps what the form does not show.</summary>
    public static MedicationLine Read(DeskFields fields, int i, int rp, int order, MedicationLine? before)
    {
        MedicationLine typed = new(
            rp, order,
            new(fields.Choice<DrugCodeSystem>($"system-{i}") ?? DrugCodeSystem.Yj, fields.Code($"code-{i}") ?? string.Empty),
            fields[$"name-{i}"],
            fields.Choice<DosageForm>($"form-{i}") ?? DosageForm.Oral,
            new(fields[$"usage-{i}"]),
            AmountIn(fields, i, before),
            fields.Whole($"days-{i}"),
            fields.Choice<Substitution>($"substitution-{i}") ?? Substitution.Allowed,
            fields.Text($"note-{i}"));
        return before?.Drug == typed.Drug ? Keeping(before, typed) : typed;
    }

    // The guide has units that the form does not offer: an unchanged one stays.
    private static Amount AmountIn(DeskFields fields, int i, MedicationLine? before)
    {
        var (value, unit) = (fields.Amount($"quantity-{i}") ?? 0, fields[$"unit-{i}"]);
        return before?.Quantity.UnitCode == unit ? before.Quantity with { Value = value } : DrugUnits.Amount(value, unit);
    }

    // Codes and structured instructions belong to the words of the usage, and go with them.
    private static MedicationLine Keeping(MedicationLine before, MedicationLine typed)
    {
        var sameUsage = before.Dosage.Text == typed.Dosage.Text;
        return typed with
        {
            Dosage = sameUsage ? before.Dosage : typed.Dosage,
            Instructions = sameUsage ? before.Instructions : null,
            Codes = before.Codes,
            StartsAfter = before.StartsAfter,
            RepeatCount = before.RepeatCount,
            Preparations = before.Preparations,
            SubstitutionReason = before.Substitution == typed.Substitution ? before.SubstitutionReason : null,
            OrderNumber = before.OrderNumber,
            Categories = before.Categories,
        };
    }
}
