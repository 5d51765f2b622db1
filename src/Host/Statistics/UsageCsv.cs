using System.Globalization;
using System.Text;
using Healthcare.Domain.Statistics;

namespace Healthcare.Host.Statistics;

/// <summary>The same figures as CSV (RFC 4180): a header, then a line for each row. No value holds a comma or a quote.</summary>
public static class UsageCsv
{
    private const string Header =
        "month,prefecture,prefecture_name,institution_type,checks,by_my_number_card,by_insurance_card,check_up_views,drug_views,treatment_views,use_rate_percent";

    /// <summary>All months, each with a line of its total.</summary>
    public static byte[] Of(IReadOnlyList<UsageAnswer> months)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var month in months)
        {
            foreach (var row in month.Rows.Append(month.Total))
                text.Append(Line(Months.Text(month.Month), row)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Line(string month, UsageAnswerRow row)
    {
        var rate = row.Checks > 0 ? UsageRates.UseRateOf(UsageCounts.OfChecks(row.ByMyNumberCard!.Value, row.ByInsuranceCard!.Value)) : null;
        return string.Join(',', new object?[]
        {
            month, row.Prefecture, row.PrefectureName, row.InstitutionType?.ToString().ToLowerInvariant() ?? "total",
            row.Checks, row.ByMyNumberCard, row.ByInsuranceCard, row.CheckUpViews, row.DrugViews, row.TreatmentViews, rate?.ToString("F2", CultureInfo.InvariantCulture),
        }.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
    }
}
