using System.Text;
using System.Text.Json.Nodes;

namespace Healthcare.Tests.Jobs;

/// <summary>Lines as an insurer sends them; everybody in them is made up.</summary>
internal static class InsurersFile
{
    /// <summary>A well-formed line of somebody new.</summary>
    public static JsonObject Line(string insurer, string number) => new()
    {
        ["action"] = "register",
        ["personId"] = $"{Guid.CreateVersion7()}",
        ["coverageId"] = $"{Guid.CreateVersion7()}",
        ["insurerNumber"] = insurer,
        ["symbol"] = "77",
        ["number"] = number,
        ["branch"] = "01",
        ["category"] = "employees",
        ["relationship"] = "insured",
        ["from"] = "2026-04-01",
        ["copayPercent"] = 30,
        ["family"] = "試験",
        ["given"] = "一郎",
        ["familyKana"] = "シケン",
        ["givenKana"] = "イチロウ",
        ["birthDate"] = "1980-05-05",
        ["sex"] = "male",
        ["postalCode"] = "1000001",
        ["prefecture"] = "東京都",
        ["city"] = "千代田区",
        ["line"] = "千代田１－１",
    };

    /// <summary>As NDJSON.</summary>
    public static byte[] Json(IEnumerable<JsonObject> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line.ToJsonString() + "\n")));

    /// <summary>As CSV, with every field quoted.</summary>
    public static byte[] Csv(IReadOnlyList<JsonObject> lines) => Encoding.UTF8.GetBytes(
        string.Join(',', lines[0].Select(member => member.Key)) + "\r\n"
        + string.Concat(lines.Select(line => string.Join(',', line.Select(member => $"\"{member.Value!.ToString().Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n")));
}
