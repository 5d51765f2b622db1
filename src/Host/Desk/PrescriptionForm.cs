using Healthcare.Application.Access;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Host.Desk;

/// <summary>Reads the form in which a doctor writes a prescription. What is left empty is left out; what the command demands, its validator says.</summary>
public static class PrescriptionForm
{
    /// <summary>Its name.</summary>
    public const string Name = "prescribe";

    /// <summary>The most lines of the form, and how many it has at first.</summary>
    public const int MostLines = 20, LinesAtFirst = 2;

    /// <summary>The most products that are suggested for a name.</summary>
    public const int MostSuggestions = 10;

    /// <summary>How many lines the form has.</summary>
    public static int LinesOf(DeskFields fields) => Math.Clamp(fields.Whole("lines") ?? LinesAtFirst, 1, MostLines);

    /// <summary>The fields with one more line.</summary>
    public static DeskFields WithOneMore(DeskFields fields) => fields.With("lines", $"{LinesOf(fields) + 1}");

    /// <summary>The fields with the products that were chosen from what was found in the places of code and name.</summary>
    public static DeskFields WithChoices(DeskFields fields)
    {
        for (var i = 1; i <= MostLines; i++)
        {
            if (fields[$"pick-{i}"].Split('|') is [var code, var name])
                fields = fields.With($"code-{i}", code).With($"name-{i}", name).With($"pick-{i}", string.Empty);
        }

        return fields;
    }

    /// <summary>The command.</summary>
    public static RegisterPrescription Read(DeskFields fields, Guid personId, LocalDate today) => new(
        fields.Id(DeskView.IdField), PersonLocator.Of(personId), today, LinesIn(fields), fields.Day("validThrough"),
        fields.Text("number"), fields.Text("prescriber"), ReasonIn(fields), Repeat: RepeatIn(fields), NarcoticLicence: fields.Text("narcoticLicence"));

    /// <summary>The stated reason to go on; null when neither kind nor text was given.</summary>
    public static SafetyReason? ReasonIn(DeskFields fields) =>
        fields.Choice<SafetyReasonCode>("reasonCode") is var code && fields.Text("reasonText") is var text && (code ?? (object?)text) is not null
            ? new(code ?? SafetyReasonCode.Other, text ?? string.Empty)
            : null;

    /// <summary>The drugs; what the form does not show of a line that was there before is kept.</summary>
    public static IReadOnlyList<MedicationLine> LinesIn(DeskFields fields, IReadOnlyList<MedicationLine>? before = null)
    {
        List<MedicationLine> lines = [];
        for (var i = 1; i <= LinesOf(fields); i++)
        {
            if (fields.Text($"name-{i}") is null && fields.Text($"code-{i}") is null)
                continue;
            var rp = fields.Whole($"rp-{i}") ?? i;
            lines.Add(PrescriptionLineForm.Read(fields, i, rp, 1 + lines.Count(line => line.RpNumber == rp), before?.ElementAtOrDefault(i - 1)));
        }

        return lines;
    }

    private static RepeatPlan? RepeatIn(DeskFields fields)
    {
        if (fields.Choice<RepeatKind>("repeat") is not { } kind)
            return null;

        int[] parts = [.. new[] { "part-1", "part-2", "part-3" }.Select(fields.Whole).OfType<int>()];
        return kind == RepeatKind.Split ? new(kind, parts.Length, parts) : new(kind, fields.Whole("uses") ?? RepeatPlan.MostUses);
    }
}
