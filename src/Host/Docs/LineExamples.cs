using System.Text.Json;
using System.Text.Json.Nodes;
using Healthcare.Domain.Eligibility;
using Healthcare.Host.Jobs;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Docs;

/// <summary>An example of each upload of lines, in both of its forms; the people and numbers are made up.</summary>
internal static class LineExamples
{
    private const string Insurer = "33120015";
    private static readonly Guid Person = Guid.Parse("019a2000-0000-7000-8000-000000000021"), Coverage = Guid.Parse("019a2000-0000-7000-8000-000000000022");

    private static readonly object[] All =
    [
        new CoverageLine(
            CoverageAction.Register, Person, Coverage, Insurer, "1000001", InsuranceCategory.Employees, Relationship.Insured, new(2026, 4, 1), CopayPercent: 30, Symbol: "88", Branch: "01",
            Family: "見本", Given: "花子", FamilyKana: "ミホン", GivenKana: "ハナコ", BirthDate: new(1980, 5, 5), Sex: Sex.Female,
            PostalCode: "1000001", Prefecture: "東京都", City: "千代田区", Line: "千代田１－１"),
        new CoverageLine(CoverageAction.End, Person, Coverage, Through: new(2026, 10, 31)),
        new BookingLine("b-1", new(2026, 12, 1), new(1980, 5, 5), InsurerNumber: Insurer, Symbol: "88", Number: "1000001", Branch: "01"),
        new BookingLine("b-2", new(2026, 12, 1), new(1980, 5, 5), LocalPatientNumber: "A-00001"),
    ];

    /// <summary>As NDJSON.</summary>
    public static string Json(Type line) => string.Concat(Of(line).Select(one => $"{one.ToJsonString(StoredJson.Options)}\n"));

    /// <summary>As CSV: what a line has not is empty.</summary>
    public static string Csv(Type line)
    {
        var lines = Of(line);
        string[] columns = [.. LineMembers.Of(line).Where(member => lines.Any(one => one.ContainsKey(member)))];
        return string.Concat(lines.Select(one => columns.Select(column => $"{one[column]}")).Prepend(columns).Select(ReportCsv.Row));
    }

    private static JsonObject[] Of(Type line) =>
        [.. All.Where(one => one.GetType() == line).Select(one => JsonSerializer.SerializeToNode(one, line, StoredJson.Options)!.AsObject())];
}
