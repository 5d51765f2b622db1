using System.Globalization;
using System.Xml.Linq;
using Healthcare.Projections.Prescribing;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace Healthcare.Host.Medications;

/// <summary>Bars of a timeline as SVG inside the page, in per cent of its width: readable on a phone, without script. Colours come from the style sheet by class.</summary>
public static class TimelineDrawing
{
    private const int BarTop = 6, BarHeight = 16, MostTicks = 5;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The months above the bars, and today.</summary>
    public static MarkupString Axis(Timeline timeline) =>
        Drawing("axis", [.. Months(timeline).Select(day => Text(timeline, day)), Today(timeline)]);

    /// <summary>The bars of one drug.</summary>
    public static MarkupString Row(Timeline timeline, TimelineRow row) => Drawing("bars",
    [
        .. row.Bars.Select(bar => Bar(timeline, bar.From, bar.Through, bar.Stage == MedicationStage.Dispensed ? "taken" : "awaited")),
        .. row.Overlaps.Select(overlap => Bar(timeline, overlap.From, overlap.Through, "overlap")),
        Today(timeline),
    ]);

    private static XElement Bar(Timeline timeline, LocalDate from, LocalDate through, string kind)
    {
        var (first, last) = (LocalDate.Max(from, timeline.From), LocalDate.Min(through, timeline.Through));
        return Element("rect", ("class", kind), ("x", Place(timeline, first)), ("y", BarTop), ("width", Percent(timeline, NodaTime.Period.DaysBetween(first, last) + 1)), ("height", BarHeight), ("rx", 3));
    }

    private static XElement Today(Timeline timeline)
    {
        var place = Place(timeline, timeline.Today);
        return Element("line", ("class", "today"), ("x1", place), ("y1", 0), ("x2", place), ("y2", "100%"));
    }

    private static XElement Text(Timeline timeline, LocalDate day)
    {
        var text = Element("text", ("x", Place(timeline, day)), ("y", 18));
        text.Value = timeline.Days > 400 ? $"{day.Year}年" : $"{day.Month}月";
        return text;
    }

    /// <summary>First days of months, or of years, few enough for a phone.</summary>
    private static IEnumerable<LocalDate> Months(Timeline timeline)
    {
        var months = timeline.Days > 400 ? 12 : 1;
        var first = timeline.Days > 400 ? new LocalDate(timeline.From.Year, 1, 1) : new LocalDate(timeline.From.Year, timeline.From.Month, 1);
        List<LocalDate> days = [];
        for (var day = first; day <= timeline.Through; day = day.PlusMonths(months))
        {
            if (day >= timeline.From)
                days.Add(day);
        }

        var every = ((days.Count - 1) / MostTicks) + 1;
        return days.Where((_, index) => index % every == 0);
    }

    private static string Place(Timeline timeline, LocalDate day) => Percent(timeline, NodaTime.Period.DaysBetween(timeline.From, day));

    private static string Percent(Timeline timeline, int days) => string.Create(CultureInfo.InvariantCulture, $"{100m * days / timeline.Days:0.###}%");

    private static MarkupString Drawing(string kind, IReadOnlyList<XElement> parts)
    {
        var drawing = Element("svg", ("class", kind), ("aria-hidden", "true"), ("focusable", "false"));
        drawing.Add(parts);
        return new(drawing.ToString(SaveOptions.DisableFormatting));
    }

    private static XElement Element(string name, params (string Name, object Value)[] attributes) =>
        new(Svg + name, attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value)));
}
