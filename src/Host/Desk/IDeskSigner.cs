using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;

namespace Healthcare.Host.Desk;

/// <summary>
/// Signs in the name of who is signed in at a desk. Only a demonstration has one, with the keys of its fictional staff; elsewhere the card in
/// the professional's hand signs, and without a signer the desks issue prescriptions on paper.
/// </summary>
public interface IDeskSigner
{
    /// <summary>Whether there is a key for the caller.</summary>
    bool CanSign(Caller caller);

    /// <summary>
    /// The signature over a command, as the API takes it: JSON without its member <c>signature</c>; canonicalised by the signer, which also
    /// fills <see cref="DetachedSignature.Content"/>. Null when there is no key for the caller.
    /// </summary>
    DetachedSignature? Sign(Caller caller, byte[] content);
}
