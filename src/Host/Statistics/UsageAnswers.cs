using System.Text.Json.Serialization;
using Healthcare.Domain.Statistics;
using NodaTime;

namespace Healthcare.Host.Statistics;

/// <summary>One row of the table as it is published.</summary>
/// <param name="InstitutionType">The type; null on the row of all types.</param>
/// <param name="Prefecture">01 to 47; null for all Japan, and for what a report did not tell by prefecture.</param>
/// <param name="PrefectureName">Its name.</param>
/// <param name="Checks">All checks; null, as the other counts of the row, when the row is too small to be published.</param>
/// <param name="ByMyNumberCard">By card or smartphone.</param>
/// <param name="ByInsuranceCard">All others.</param>
/// <param name="CheckUpViews">特定健診等情報の閲覧.</param>
/// <param name="DrugViews">薬剤情報の閲覧.</param>
/// <param name="TreatmentViews">診療情報の閲覧.</param>
public sealed record UsageAnswerRow(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] InstitutionType? InstitutionType,
    string? Prefecture,
    string? PrefectureName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Checks,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? ByMyNumberCard,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? ByInsuranceCard,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? CheckUpViews,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? DrugViews,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? TreatmentViews)
{
    /// <summary>The row, or what may be published of it.</summary>
    public static UsageAnswerRow Of(InstitutionType? type, string? prefecture, UsageCounts counts, bool hidden) =>
        new(type, prefecture, prefecture is null ? null : Prefectures.Names.GetValueOrDefault(prefecture),
            hidden ? null : counts.Checks, hidden ? null : counts.ByMyNumberCard, hidden ? null : counts.ByInsuranceCard,
            hidden ? null : counts.CheckUpViews, hidden ? null : counts.DrugViews, hidden ? null : counts.TreatmentViews);
}

/// <summary>One month as it is published.</summary>
/// <param name="Month">The month.</param>
/// <param name="Sources">Where the figures come from.</param>
/// <param name="Rows">The table, by type; or by prefecture and type.</param>
/// <param name="Total">All types together.</param>
/// <param name="Persons">The persons.</param>
/// <param name="Rates">The rates in percent; one that has nothing to divide by is left out.</param>
public sealed record UsageAnswer(
    YearMonth Month, IReadOnlyList<string> Sources, IReadOnlyList<UsageAnswerRow> Rows, UsageAnswerRow Total, UsagePersons Persons, UsageRates Rates)
{
    /// <summary>The month by type, or by prefecture and type.</summary>
    public static UsageAnswer Of(MonthFigures month, bool byPrefecture)
    {
        var hidden = SmallCells.Hidden(month.Rows);
        var rows = byPrefecture ? month.Rows : month.ByType();
        return new(
            month.Month, month.Sources, [.. rows.Select(row => UsageAnswerRow.Of(row.InstitutionType, row.Prefecture, row.Counts, byPrefecture && hidden.Contains(row)))],
            UsageAnswerRow.Of(null, null, month.Total(), hidden: false), month.Persons, month.Rates());
    }
}
