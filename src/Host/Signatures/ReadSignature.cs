using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace Healthcare.Host.Signatures;

/// <summary>A signature that was read, of whichever format; nothing is believed of it yet.</summary>
/// <param name="Certificate">The one certificate it came with, DER.</param>
/// <param name="SignedAt">When the signer says to have signed.</param>
/// <param name="FitsContent">Whether the digest that it signs is the content's.</param>
/// <param name="Holds">Whether the key of the certificate, once that is read, made it, and it names that certificate.</param>
internal sealed record ReadSignature(ReadOnlyMemory<byte> Certificate, Instant SignedAt, bool FitsContent, Func<X509Certificate2, bool> Holds);
