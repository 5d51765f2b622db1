using System.Security.Cryptography;
using Healthcare.Host.Identity;

namespace Healthcare.Host.Portal;

/// <summary>The one style sheet. Its address changes with its content, so that browsers may keep it for ever.</summary>
public static class PortalStyle
{
    private static readonly byte[] Css = Load();

    /// <summary>Where it is.</summary>
    public static readonly string Path = $"{IdentitySchemes.PortalPath}/{Convert.ToHexStringLower(SHA256.HashData(Css).AsSpan(0, 8))}.css";

    /// <summary>Answers with it.</summary>
    public static IResult Write(HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(Css, "text/css; charset=utf-8");
    }

    // Embedded, so that it is there wherever the program is started from.
    private static byte[] Load()
    {
        using var stream = typeof(PortalStyle).Assembly.GetManifestResourceStream("portal.css")
            ?? throw new InvalidOperationException("portal.css is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
