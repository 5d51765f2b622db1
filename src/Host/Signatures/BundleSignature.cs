using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Healthcare.Application;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using NodaTime;
using NodaTime.Text;

namespace Healthcare.Host.Signatures;

/// <summary>The signature of a FHIR document: <c>Bundle.signature</c>, over the canonical form of the Bundle without it.</summary>
public static class BundleSignature
{
    /// <summary>Its name, there and in commands.</summary>
    public const string Member = "signature";

    private const string Cms = "application/cms", Xml = "application/signature+xml";

    /// <summary>Whether a body is a FHIR Bundle.</summary>
    public static bool IsDocument(JsonObject body) => body["resourceType"] is JsonValue type && type.TryGetValue<string>(out var name) && name == "Bundle";

    /// <summary>
    /// Takes the signature out of a document, with the content that it is over; null when there is none. False with the reason when it cannot be read.
    /// </summary>
    public static bool TryRead(ReadOnlyMemory<byte> document, out DetachedSignature? signature, [NotNullWhen(false)] out Rejection? rejection)
    {
        (signature, rejection) = (null, null);
        using var json = JsonDocument.Parse(document);
        if (!json.RootElement.TryGetProperty(Member, out var member))
            return true;

        if (FormatOf(member) is not { } format || !TryValue(member, out var value))
            rejection = RequestRejections.Invalid.At("Bundle.signature", $"must have sigFormat {Cms} or {Xml}, and data in base64");
        else if (!CanonicalJson.TryOf(document, out var content))
            rejection = RequestRejections.Invalid.At("Bundle", "must have a canonical form (RFC 8785) to be signed");
        else
            signature = new(format, value) { Content = content };
        return rejection is null;
    }

    /// <summary>The element for a signature.</summary>
    public static JsonObject Write(SignatureFormat format, byte[] value, string signer, Instant at) => new()
    {
        ["type"] = new JsonArray(new JsonObject { ["system"] = "urn:iso-astm:E1762-95:2013", ["code"] = "1.2.840.10065.1.12.1.1" }), // Author's signature
        ["when"] = InstantPattern.General.Format(at),
        ["who"] = new JsonObject { ["display"] = signer },
        ["sigFormat"] = MediaTypeOf(format),
        ["data"] = Convert.ToBase64String(value),
    };

    /// <summary>The media type of a signature by itself.</summary>
    public static string MediaTypeOf(SignatureFormat format) => format == SignatureFormat.Cades ? Cms : Xml;

    private static SignatureFormat? FormatOf(JsonElement member) =>
        member.ValueKind == JsonValueKind.Object && member.TryGetProperty("sigFormat", out var format) && format.ValueKind == JsonValueKind.String
            ? format.GetString() switch { Cms => SignatureFormat.Cades, Xml => SignatureFormat.Xades, _ => null }
            : null;

    private static bool TryValue(JsonElement member, out byte[] value)
    {
        value = [];
        return member.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.String && data.TryGetBytesFromBase64(out value!);
    }
}
