using System.Globalization;
using System.Text.RegularExpressions;
using Healthcare.Domain;

namespace Healthcare.Host.Desk;

/// <content>Fields that are at fault.</content>
public static partial class DeskErrorWords
{
    /// <summary>A field that is at fault, as the forms call it.</summary>
    public static string Of(FieldError error)
    {
        var place = LinePlace().Match(error.Field) is { Success: true } line ? $"{int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture) + 1}番目の薬の" : string.Empty;
        return place + FieldWord(error.Field);
    }

    private static string FieldWord(string field) => field.Split('.', '-')[^1] is var last && field.Contains("quantity", StringComparison.OrdinalIgnoreCase) ? "数量"
        : field.Contains("dosage", StringComparison.OrdinalIgnoreCase) || field.StartsWith("usage", StringComparison.Ordinal) ? "用法"
        : field.Contains("safetyReason", StringComparison.OrdinalIgnoreCase) ? "続ける理由"
        : field.Contains("drugName", StringComparison.OrdinalIgnoreCase) || field.StartsWith("name", StringComparison.Ordinal) ? "名前"
        : field.Contains("code", StringComparison.OrdinalIgnoreCase) ? "コード"
        : field.Contains("days", StringComparison.OrdinalIgnoreCase) ? "日数"
        : field.Contains("amount", StringComparison.OrdinalIgnoreCase) ? "数量"
        : field.Contains("validThrough", StringComparison.OrdinalIgnoreCase) ? "使用期間"
        : field.Contains("rp", StringComparison.OrdinalIgnoreCase) ? "Rp番号"
        : SearchWord(field) is { } word ? word
        : field == "lines" ? "薬（1つ以上必要です）"
        : last is "text" or "reason" or "correction" ? "内容・理由"
        : last;

    private static string? SearchWord(string field) => field.Split('.')[^1] switch
    {
        "insurerNumber" => "保険者番号",
        "symbol" => "記号",
        "number" => "番号",
        "branch" => "枝番",
        "birthDate" => "生年月日",
        "exchangeNumber" => "引換番号（6桁の数字）",
        "onsetOn" => "症状が出た日",
        _ => null,
    };

    [GeneratedRegex(@"^lines\[(\d+)\]")]
    private static partial Regex LinePlace();
}
