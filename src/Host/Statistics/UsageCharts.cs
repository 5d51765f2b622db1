using System.Globalization;
using System.Xml.Linq;
using Healthcare.Domain.Statistics;
using Microsoft.AspNetCore.Components;

namespace Healthcare.Host.Statistics;

/// <summary>The charts of the page as SVG inside it: no script, no file. Colours come from the style sheet by class.</summary>
public static class UsageCharts
{
    private const decimal Width = 760, Height = 320, Left = 72, Right = 16, Top = 44, Bottom = 40;
    private const int GridLines = 5;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Checks of each month as bars, by card below and all others above.</summary>
    public static MarkupString Counts(IReadOnlyList<MonthFigures> months)
    {
        var totals = months.Select(month => month.Total()).ToList();
        var top = NiceTop(totals.Max(total => total.Checks));
        var step = (Width - Left - Right) / months.Count;
        var bars = totals.SelectMany((total, i) =>
        {
            var x = Left + (step * i) + (step * 0.2m);
            var (card, number) = (total.ByMyNumberCard / top * PlotHeight, total.ByInsuranceCard / top * PlotHeight);
            return new[] { Rectangle("by-card", x, Height - Bottom - card, step * 0.6m, card), Rectangle("by-number", x, Height - Bottom - card - number, step * 0.6m, number) };
        });
        return Chart(
            "counts", "月別の資格確認件数", Told(months, month => $"{StatisticsWords.Of(month.Total().Checks)}件、うちマイナ保険証{StatisticsWords.Of(month.Total().ByMyNumberCard)}件"),
            [.. Grid(top, StatisticsWords.Short), .. MonthLabels(months, step), .. bars, .. Legend(("by-card", "マイナ保険証"), ("by-number", "健康保険証等"))]);
    }

    /// <summary>The use rate of each month as a line; a month without checks has no point.</summary>
    public static MarkupString Rates(IReadOnlyList<MonthFigures> months)
    {
        const decimal top = 100;
        var step = (Width - Left - Right) / months.Count;
        var points = months.Select((month, i) => (Rate: UsageRates.UseRateOf(month.Total()), X: Left + (step * i) + (step / 2)))
            .Select(point => (point.Rate, point.X, Y: Height - Bottom - ((point.Rate ?? 0) / top * PlotHeight))).ToList();
        var lines = points.Zip(points.Skip(1)).Where(pair => pair.First.Rate is not null && pair.Second.Rate is not null)
            .Select(pair => Element("line", ("class", "rate"), ("x1", pair.First.X), ("y1", pair.First.Y), ("x2", pair.Second.X), ("y2", pair.Second.Y)));
        var dots = points.Where(point => point.Rate is not null).SelectMany(point => new[]
        {
            Element("circle", ("class", "rate"), ("cx", point.X), ("cy", point.Y), ("r", 4)),
            Text(StatisticsWords.Percent(point.Rate, 2), "value", point.X, point.Y - 12, "middle"),
        });
        return Chart(
            "rates", "月別のマイナ保険証利用率", Told(months, month => StatisticsWords.Percent(UsageRates.UseRateOf(month.Total()), 2)),
            [.. Grid(top, value => $"{StatisticsWords.Short(value)}％"), .. MonthLabels(months, step), .. lines, .. dots]);
    }

    private static decimal PlotHeight => Height - Top - Bottom;

    /// <summary>The least of 1, 2, 2.5 and 5 times a power of ten that is not below the largest value.</summary>
    public static decimal NiceTop(long largest)
    {
        decimal power = 1;
        while (power * 10 < largest)
            power *= 10;
        return new[] { 1m, 2m, 2.5m, 5m, 10m }.Select(factor => factor * power).First(top => top >= largest);
    }

    private static MarkupString Chart(string id, string title, string description, IEnumerable<XElement> content) => new(
        Element("svg", ("class", "chart"), ("viewBox", FormattableString.Invariant($"0 0 {Width} {Height}")), ("role", "img"), ("aria-labelledby", $"{id}-title {id}-desc"))
            .With(new XElement(Svg + "title", new XAttribute("id", $"{id}-title"), title), new XElement(Svg + "desc", new XAttribute("id", $"{id}-desc"), description))
            .With([.. content]).ToString(SaveOptions.DisableFormatting));

    private static string Told(IReadOnlyList<MonthFigures> months, Func<MonthFigures, string> say) =>
        string.Join("。", months.Select(month => $"{StatisticsWords.Of(month.Month)} {say(month)}"));

    private static IEnumerable<XElement> Grid(decimal top, Func<decimal, string> label) => Enumerable.Range(0, GridLines + 1).SelectMany(i =>
    {
        var y = Height - Bottom - (PlotHeight * i / GridLines);
        return new[] { Element("line", ("class", "grid"), ("x1", Left), ("x2", Width - Right), ("y1", y), ("y2", y)), Text(label(top * i / GridLines), "axis", Left - 8, y + 5, "end") };
    });

    private static IEnumerable<XElement> MonthLabels(IReadOnlyList<MonthFigures> months, decimal step) => months.Select((month, i) => Text(
        i == 0 || month.Month.Month == 1 ? $"{month.Month.Year}/{month.Month.Month}" : $"{month.Month.Month}月", "axis", Left + (step * i) + (step / 2), Height - Bottom + 24, "middle"));

    private static IEnumerable<XElement> Legend(params (string Class, string Text)[] entries) => entries.SelectMany((entry, i) => new[]
    {
        Rectangle(entry.Class, Left + (i * 160), 10, 16, 16), Text(entry.Text, "axis", Left + (i * 160) + 24, 24, "start"),
    });

    private static XElement Rectangle(string style, decimal x, decimal y, decimal width, decimal height) =>
        Element("rect", ("class", style), ("x", x), ("y", y), ("width", width), ("height", height));

    private static XElement Text(string text, string style, decimal x, decimal y, string anchor) =>
        Element("text", ("class", style), ("x", x), ("y", y), ("text-anchor", anchor)).With(new XText(text));

    private static XElement Element(string name, params (string Name, object Value)[] attributes) =>
        new(Svg + name, attributes.Select(one => new XAttribute(one.Name, one.Value is decimal number ? number.ToString("0.##", CultureInfo.InvariantCulture) : one.Value)));

    private static XElement With(this XElement element, params object[] content)
    {
        element.Add(content);
        return element;
    }
}
