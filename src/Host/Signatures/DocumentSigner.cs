using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Http;
using NodaTime;

namespace Healthcare.Host.Signatures;

/// <summary>Signs as a demonstration card does: a certificate with its key in memory.</summary>
public sealed class DocumentSigner(X509Certificate2 certificate) : IDisposable
{
    /// <summary>The certificate, with its key.</summary>
    public X509Certificate2 Certificate => certificate;

    /// <summary>A detached signature over the content, that says to be made at this time.</summary>
    public byte[] Sign(byte[] content, SignatureFormat format, Instant at) =>
        format == SignatureFormat.Cades ? CadesWriter.Write(content, certificate, at) : XadesWriter.Write(content, certificate, at);

    /// <summary>The body of a command, or a FHIR document, with a signature over it in place of any it has; null when it is no JSON object.</summary>
    public byte[]? SignBody(byte[] body, SignatureFormat format, Instant at)
    {
        if (!CanonicalJson.TryOf(body, out var content))
            return null;

        var json = JsonNode.Parse(body)!.AsObject();
        var value = Sign(content, format, at);
        json[BundleSignature.Member] = BundleSignature.IsDocument(json)
            ? BundleSignature.Write(format, value, certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false), at)
            : JsonSerializer.SerializeToNode(new DetachedSignature(format, value), StrictJson.Options);
        return JsonSerializer.SerializeToUtf8Bytes(json, StrictJson.Options);
    }

    /// <inheritdoc/>
    public void Dispose() => certificate.Dispose();
}
