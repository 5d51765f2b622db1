using System.Text.Json;
using Healthcare.Projections.Eligibility;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>A page of 資格確認書 as CSV (RFC 4180), with the names that the JSON has.</summary>
internal static class CertificateCsv
{
    private const string Header =
        "id,certificateId,personId,coverageId,insurerNumber,symbol,number,branch,reason,issuedOn,validFrom,validThrough,limitCategory,replaces,invalidOn,invalidation\r\n";

    /// <summary>The header and a row for each line.</summary>
    public static string Of(IEnumerable<EligibilityCertificateLine> page) => Header + string.Concat(page.Select(Row));

    private static string Row(EligibilityCertificateLine line) => string.Join(',', new[]
    {
        $"{line.Id}", $"{line.CertificateId}", $"{line.PersonId}", $"{line.CoverageId}",
        line.Identity.InsurerNumber, line.Identity.Symbol, line.Identity.Number, line.Identity.Branch, Name($"{line.Reason}"),
        Day(line.IssuedOn), Day(line.ValidFrom), Day(line.ValidThrough), line.LimitCategory ?? string.Empty, $"{line.Replaces}",
        line.InvalidOn is { } day ? Day(day) : string.Empty, Name($"{line.Invalidation}"),
    }.Select(Quoted)) + "\r\n";

    private static string Day(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);

    private static string Name(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
