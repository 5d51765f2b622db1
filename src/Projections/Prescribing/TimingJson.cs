using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using NodaTime;
using NodaTime.Text;

namespace Healthcare.Projections.Prescribing;

/// <summary>Writes when a drug is used: the usage code, and what is said of it in numbers.</summary>
internal static class TimingJson
{
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly string[] Units = ["s", "min", "h", "d", "wk", "mo", "a"];

    public static void Write(Utf8JsonWriter json, DosageInstruction instruction, MedicationFlavour flavour)
    {
        if (instruction is { Days: null, Usage: null, Timetable: null })
            return;

        json.WriteStartObject("timing");
        WriteMoments(json, instruction.Timetable);
        WriteRepeat(json, instruction);
        json.Concept("code", instruction.Usage, flavour);
        json.WriteEndObject();
    }

    private static void WriteMoments(Utf8JsonWriter json, Timetable? timetable)
    {
        if (timetable?.Moments is not { Count: > 0 } moments)
            return;

        json.WriteStartArray("event");
        foreach (var moment in moments)
            json.WriteStringValue(FhirText.Of(moment));
        json.WriteEndArray();
    }

    private static void WriteRepeat(Utf8JsonWriter json, DosageInstruction instruction)
    {
        var timetable = instruction.Timetable ?? new();
        if (instruction.Days is null && timetable with { Moments = null } == new Timetable())
            return;

        json.WriteStartObject("repeat");
        if (instruction.Days is { } days)
            json.Days("boundsDuration", days);
        WriteNumber(json, "count", timetable.Count);
        WriteNumber(json, "frequency", timetable.Frequency);
        WriteNumber(json, "period", timetable.Period);
        if (timetable.Unit is { } unit)
            json.WriteString("periodUnit", Units[(int)unit]);
        WriteTexts(json, "dayOfWeek", timetable.Weekdays?.Select(day => Weekdays[(int)day - 1]));
        WriteTexts(json, "timeOfDay", timetable.Times?.Select(LocalTimePattern.ExtendedIso.Format));
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string>? texts)
    {
        if (texts is null)
            return;

        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
