using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace Healthcare.Host.Medications;

/// <summary>The font of what is printed: BIZ UDPGothic, made to be read by everybody, with 11,741 characters. It is embedded in the program, and what of it is used in each file.</summary>
public sealed class BookletFont : IFontResolver
{
    private const string Family = "BIZ UDPGothic", Resource = "BIZUDPGothic-Regular.ttf";

    static BookletFont() => GlobalFontSettings.FontResolver = new BookletFont();

    private BookletFont()
    {
    }

    /// <summary>The font in a size in points.</summary>
    public static XFont Of(double size) => new(Family, size);

    /// <inheritdoc/>
    public byte[] GetFont(string faceName)
    {
        using var stream = typeof(BookletFont).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <inheritdoc/>
    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(Resource, isBold, isItalic);
}
