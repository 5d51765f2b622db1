using System.Globalization;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Http;
using NodaTime;

namespace Healthcare.Host.Desk;

/// <summary>The form in which a doctor changes a prescription that no pharmacy received yet (変更): the one in which it was written, filled with what it says.</summary>
public static class AmendmentForm
{
    /// <summary>Its name.</summary>
    public const string Name = "amend";

    /// <summary>Whether a prescription can be changed here: not received, in its first use, and with no more lines than the form has.</summary>
    public static bool Fits(Prescription prescription, LocalDate today) =>
        prescription.StatusOn(today) == PrescriptionStatus.Registered && prescription.Use == 1 && prescription.Lines.Count <= PrescriptionForm.MostLines;

    /// <summary>What it begins with.</summary>
    public static DeskFields Of(Prescription prescription)
    {
        Dictionary<string, string> typed = new()
        {
            [DeskView.FormField] = Name,
            ["lines"] = Text(prescription.Lines.Count),
            ["validThrough"] = Days.Pattern.Format(prescription.ValidThrough),
        };
        foreach (var (index, state) in prescription.Lines.Index())
        {
            foreach (var (name, value) in FieldsOf(state.Line))
                typed[$"{name}-{index + 1}"] = value;
        }

        return new(typed);
    }

    /// <summary>The command.</summary>
    public static AmendPrescription Read(DeskFields fields, Prescription prescription) => new(
        prescription.PersonId, prescription.Id, PrescriptionForm.LinesIn(fields, [.. prescription.Lines.Select(state => state.Line)]), fields.Day("validThrough"),
        PrescriptionForm.ReasonIn(fields), fields.Text("narcoticLicence"));

    private static IEnumerable<(string Name, string Value)> FieldsOf(MedicationLine line) =>
    [
        ("name", line.DrugName), ("system", $"{line.Drug.System}"), ("code", line.Drug.Code), ("form", $"{line.Form}"), ("usage", line.Dosage.Text),
        ("days", line.DaysSupply is { } days ? Text(days) : string.Empty), ("quantity", Text(line.Quantity.Value)), ("unit", line.Quantity.UnitCode),
        ("substitution", $"{line.Substitution}"), ("rp", Text(line.RpNumber)), ("note", line.Note ?? string.Empty),
    ];

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
