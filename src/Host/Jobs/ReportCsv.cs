using System.Globalization;
using System.Text.Json;
using Healthcare.Projections.Jobs;

namespace Healthcare.Host.Jobs;

/// <summary>The report as CSV (RFC 4180): a refused line has a row for each field at fault, an answer its members in columns.</summary>
internal static class ReportCsv
{
    public static string Header(IReadOnlyList<string> columns) => Row(["line", "code", "field", "rule", .. columns]);

    public static string Of(IEnumerable<ReportLine> lines, IReadOnlyList<string> columns) => string.Concat(lines.SelectMany(line => Rows(line, columns)));

    private static IEnumerable<string> Rows(ReportLine line, IReadOnlyList<string> columns)
    {
        var answer = line.Answer is { } json ? JsonSerializer.Deserialize<JsonElement>(json) : default;
        string[] answers = [.. columns.Select(column => Member(answer, column))];
        var faults = line.Fields.Count == 0 ? [(string.Empty, string.Empty)] : line.Fields.Select(field => (field.Field, field.Rule));
        return faults.Select(fault => Row([line.Line.ToString(CultureInfo.InvariantCulture), line.Code ?? string.Empty, fault.Item1, fault.Item2, .. answers]));
    }

    /// <summary>One row.</summary>
    public static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Member(JsonElement value, string path)
    {
        foreach (var step in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
                return string.Empty;
        }

        return value.ValueKind == JsonValueKind.Array ? string.Join(' ', value.EnumerateArray()) : value.ToString();
    }
}
