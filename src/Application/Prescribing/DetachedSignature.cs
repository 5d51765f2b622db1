using System.Text.Json.Serialization;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>A detached signature as it comes with a command.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Value">The signature: DER of CMS, or the UTF-8 XML, as base64.</param>
public sealed record DetachedSignature(SignatureFormat Format, byte[] Value)
{
    /// <summary>What is signed: the canonical bytes of the request without its signature. Filled by the endpoint, never by the caller.</summary>
    [JsonIgnore]
    public byte[] Content { get; init; } = [];
}

/// <summary>A command that may carry a signature over its own content.</summary>
public interface ISigned
{
    /// <summary>The signature, when there is one.</summary>
    DetachedSignature? Signature { get; }
}

/// <summary>Verifies signatures: format, content, certificate chain, revocation, qualification.</summary>
public interface ISignatureVerifier
{
    /// <summary>What the signature turns out to be; never an exception for bad input.</summary>
    ValueTask<SignatureReport> VerifyAsync(DetachedSignature signature, Instant now, CancellationToken ct);
}
