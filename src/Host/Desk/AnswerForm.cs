using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;

namespace Healthcare.Host.Desk;

/// <summary>What a prescriber does about a line when a query is answered.</summary>
public enum LineChange
{
    /// <summary>It stays as it is.</summary>
    Keep,

    /// <summary>It is changed as agreed.</summary>
    Change,

    /// <summary>It is taken away.</summary>
    Remove,
}

/// <summary>Reads the form in which a query (疑義照会) is answered.</summary>
public static class AnswerForm
{
    /// <summary>Its name; every query has its own.</summary>
    public static string NameOf(Guid query) => $"answer-{query:N}";

    /// <summary>The end of the names of a line's fields.</summary>
    public static string KeyOf(MedicationLine line) => $"{line.RpNumber}-{line.Order}";

    /// <summary>The command.</summary>
    public static AnswerQuery Read(DeskFields fields, Prescription prescription, Guid query)
    {
        MedicationLine[] lines = [.. prescription.Lines.Where(line => !line.Settled).Select(line => line.Line)];
        MedicationLine[] changed = [.. lines.Where(line => ChangeOf(fields, line) == LineChange.Change).Select(line => Changed(fields, line))];
        LinePlace[] removed = [.. lines.Where(line => ChangeOf(fields, line) == LineChange.Remove).Select(LinePlace.Of)];
        return new(prescription.PersonId, prescription.Id, query, fields["text"], changed, removed);
    }

    private static LineChange ChangeOf(DeskFields fields, MedicationLine line) => fields.Choice<LineChange>($"change-{KeyOf(line)}") ?? LineChange.Keep;

    // Fields that are left empty leave the line as it is; a new usage has no code and no instructions of the old one, a new drug no other codes.
    private static MedicationLine Changed(DeskFields fields, MedicationLine line)
    {
        var key = KeyOf(line);
        return line with
        {
            Drug = fields.Code($"code-{key}") is { } code ? new DrugCode(DrugCodeSystem.Yj, code) : line.Drug,
            DrugName = fields.Text($"name-{key}") ?? line.DrugName,
            Codes = fields.Text($"code-{key}") is null ? line.Codes : null,
            Dosage = fields.Text($"usage-{key}") is { } usage ? new(usage) : line.Dosage,
            Instructions = fields.Text($"usage-{key}") is null ? line.Instructions : null,
            DaysSupply = fields.Whole($"days-{key}") ?? line.DaysSupply,
            Quantity = fields.Amount($"quantity-{key}") is { } amount ? line.Quantity with { Value = amount } : line.Quantity,
        };
    }
}
