using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>What was signed.</summary>
public enum SignedDocumentKind
{
    /// <summary>処方箋, by its doctor or dentist.</summary>
    Prescription,

    /// <summary>変更, by the same.</summary>
    Amendment,

    /// <summary>調剤結果, by the pharmacist.</summary>
    Dispensing,

    /// <summary>Its correction, by the pharmacist.</summary>
    Correction,
}

/// <summary>What somebody signed is kept, byte for byte (原本).</summary>
/// <param name="PersonId">Whom it is about.</param>
/// <param name="PrescriptionId">To which prescription it belongs.</param>
/// <param name="DocumentId">Its own id: the prescription's, the amendment's or the dispensing's.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Format">How the signature is written.</param>
/// <param name="Content">What was signed.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Signer">Who signed, as the certificate says.</param>
/// <param name="KeptAt">When it was verified and kept.</param>
public sealed record SignedDocumentKept(
    Guid PersonId, Guid PrescriptionId, Guid DocumentId, SignedDocumentKind Kind, SignatureFormat Format, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Signature, Signer Signer,
    Instant KeptAt) : IPersonEvent;

/// <summary>The signed originals of one prescription: a stream beside the prescription's own, which every decision loads and therefore stays small.</summary>
public sealed record SignedDocuments(Guid PersonId, Guid PrescriptionId, IReadOnlyList<SignedDocumentKept> All) : IEventSourced<SignedDocuments>
{
    /// <summary>The stream of a prescription's originals.</summary>
    public static Guid StreamOf(Guid prescriptionId) => StreamId.Of("signed-documents", prescriptionId.ToString("N"));

    /// <inheritdoc/>
    public static SignedDocuments? Evolve(SignedDocuments? state, object @event) => (state, @event) switch
    {
        (null, SignedDocumentKept e) => new(e.PersonId, e.PrescriptionId, [e]),
        ({ } kept, SignedDocumentKept e) => kept with { All = [.. kept.All, e] },
        _ => state,
    };
}
