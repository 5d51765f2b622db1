using System.Text.Json;
using Healthcare.Application;
using Healthcare.Projections.Jobs;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Jobs;

/// <summary>The report as NDJSON.</summary>
internal static class ReportJson
{
    public static string Of(IEnumerable<ReportLine> lines) => string.Concat(lines.Select(line => JsonSerializer.Serialize(
        new
        {
            line.Line,
            line.Code,
            Message = line.Code is { } code ? Rejections.ByCode[code].Message : null,
            Errors = line.Fields.Count == 0 ? null : line.Fields,
            Answer = line.Answer is { } answer ? JsonSerializer.Deserialize<JsonElement>(answer) : (JsonElement?)null,
        },
        StoredJson.Options) + "\n"));
}
