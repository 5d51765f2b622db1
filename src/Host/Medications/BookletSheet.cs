using System.Text;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Healthcare.Host.Medications;

/// <summary>Lays text out on A4 pages from the top down, in points; a new page begins where a block does not fit.</summary>
public sealed class BookletSheet : IDisposable
{
    private const double Margin = 48, Foot = 56, LineFactor = 1.5;

    /// <summary>What does not begin a line in Japanese.</summary>
    private const string NeverFirst = "、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％℃,.:;?!)]}";

    private readonly PdfDocument document;
    private readonly Dictionary<(string Element, double Size), double> widths = [];
    private XGraphics? page;
    private double y;

    /// <summary>Begins the first page.</summary>
    public BookletSheet(PdfDocument document)
    {
        this.document = document;
        Turn();
    }

    /// <summary>The width of the text.</summary>
    public double Width { get; private set; }

    /// <summary>Writes a paragraph, broken where it is too wide.</summary>
    public void Write(string text, double size, XBrush? brush = null, double indent = 0)
    {
        var font = BookletFont.Of(size);
        foreach (var line in Broken(text, font, Width - indent))
        {
            Keep(size * LineFactor);
            page!.DrawString(line, font, brush ?? XBrushes.Black, new XPoint(Margin + indent, y + size));
            y += size * LineFactor;
        }
    }

    /// <summary>Writes on the line that comes next, at its end, and stays there.</summary>
    public void WriteRight(string text, double size, XBrush brush)
    {
        var font = BookletFont.Of(size);
        page!.DrawString(text, font, brush, new XPoint(Margin + Width - page.MeasureString(text, font).Width, y + size));
    }

    /// <summary>A line across the page.</summary>
    public void Rule(XColor color, double thickness = 0.75)
    {
        y += 4;
        page!.DrawLine(new XPen(color, thickness), Margin, y, Margin + Width, y);
        y += 6;
    }

    /// <summary>An empty line of this height.</summary>
    public void Skip(double height) => y += height;

    /// <summary>Turns the page when less than this is left of it.</summary>
    public void Keep(double height)
    {
        if (y + height > page!.PageSize.Height - Foot)
            Turn();
    }

    /// <summary>Writes at the foot of every page.</summary>
    public void WriteFoot(Func<int, int, string> text, double size)
    {
        Dispose();
        for (var number = 1; number <= document.PageCount; number++)
        {
            using var foot = XGraphics.FromPdfPage(document.Pages[number - 1]);
            foot.DrawString(text(number, document.PageCount), BookletFont.Of(size), XBrushes.DimGray, new XRect(0, foot.PageSize.Height - 40, foot.PageSize.Width, 20), XStringFormats.Center);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        page?.Dispose();
        page = null;
    }

    private void Turn()
    {
        Dispose();
        var added = document.AddPage();
        added.Size = PageSize.A4;
        page = XGraphics.FromPdfPage(added);
        Width = page.PageSize.Width - (2 * Margin);
        y = Margin;
    }

    private IEnumerable<string> Broken(string text, XFont font, double width)
    {
        var elements = System.Globalization.StringInfo.GetTextElementEnumerator(text.ReplaceLineEndings(" "));
        var (line, used) = (new StringBuilder(), 0d);
        while (elements.MoveNext())
        {
            var next = elements.GetTextElement();
            var needed = WidthOf(next, font);
            if (line.Length > 0 && used + needed > width && !NeverFirst.Contains(next, StringComparison.Ordinal))
            {
                yield return line.ToString();
                line.Clear();
                used = 0;
            }

            line.Append(next);
            used += needed;
        }

        yield return line.ToString();
    }

    // A text element is as wide wherever it stands: the font has no kerning here.
    private double WidthOf(string element, XFont font)
    {
        if (!widths.TryGetValue((element, font.Size), out var width))
            widths[(element, font.Size)] = width = page!.MeasureString(element, font).Width;
        return width;
    }
}
