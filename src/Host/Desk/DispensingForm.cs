using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;

namespace Healthcare.Host.Desk;

/// <summary>Reads the forms in which a pharmacist says, line by line, what was done.</summary>
public static class DispensingForm
{
    /// <summary>The name of the form of a new dispensing.</summary>
    public const string Name = "dispense";

    /// <summary>The name of the form that corrects one.</summary>
    public static string CorrectionOf(Guid dispensing) => $"correct-{dispensing:N}";

    /// <summary>A new dispensing.</summary>
    public static DispensePrescription Read(DeskFields fields, Prescription prescription, string secret) => new(
        prescription.PersonId, prescription.Id, fields.Id(DeskView.IdField), secret, fields.Day("dispensedOn"),
        [.. prescription.AllAsPrescribed().Select(rest => ResultOf(fields, rest.Given!)).OfType<LineResult>()], PrescriptionForm.ReasonIn(fields));

    /// <summary>What holds in the place of a dispensing.</summary>
    public static CorrectDispensing ReadCorrection(DeskFields fields, Prescription prescription, DispensingState dispensing, string secret) => new(
        prescription.PersonId, prescription.Id, dispensing.DispensingId, secret, fields.Day("dispensedOn") ?? dispensing.DispensedOn,
        [.. dispensing.Results.Select(result => ResultOf(fields, BasisOf(prescription, result))).OfType<LineResult>()],
        fields["correction"], PrescriptionForm.ReasonIn(fields));

    /// <summary>What the form of a correction begins with: what was given, or what is prescribed.</summary>
    public static MedicationLine BasisOf(Prescription prescription, LineResult result) =>
        result.Given ?? prescription.Lines.First(line => LinePlace.Of(line.Line) == new LinePlace(result.RpNumber, result.Order)).Line;

    /// <summary>What is said of a line; null for one that is left for later.</summary>
    private static LineResult? ResultOf(DeskFields fields, MedicationLine rest)
    {
        var key = AnswerForm.KeyOf(rest);
        if (fields.Choice<LineStatus>($"do-{key}") is not { } status)
            return null;

        var given = status is LineStatus.Dispensed or LineStatus.PartDispensed ? Given(fields, key, rest) : null;
        var reason = status == LineStatus.NotDispensed ? fields.Choice<NotDispensedReason>($"why-{key}") : null;
        return new(rest.RpNumber, rest.Order, status, given, reason, fields.Text($"text-{key}"));
    }

    private static MedicationLine Given(DeskFields fields, string key, MedicationLine rest) => rest with
    {
        Drug = fields.Code($"code-{key}") is { } code ? new DrugCode(DrugCodeSystem.Yj, code) : rest.Drug,
        Codes = fields.Text($"code-{key}") is null ? rest.Codes : null,
        DrugName = fields.Text($"name-{key}") ?? rest.DrugName,
        Quantity = fields.Amount($"amount-{key}") is { } amount ? rest.Quantity with { Value = amount } : rest.Quantity,
        DaysSupply = fields.Whole($"days-{key}") ?? rest.DaysSupply,
    };
}
