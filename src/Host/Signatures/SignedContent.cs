using Healthcare.Application;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;

namespace Healthcare.Host.Signatures;

/// <summary>Gives a signature the content that it is over: what was sent, never what the sender says was signed.</summary>
public static class SignedContent
{
    // The member is init-only, so that nobody but this sets it after the command was read.
    private static readonly Action<DetachedSignature, byte[]> Set =
        typeof(DetachedSignature).GetProperty(nameof(DetachedSignature.Content))!.SetMethod!.CreateDelegate<Action<DetachedSignature, byte[]>>();

    /// <summary>Fills the content of a command that is signed; false with the reason when its body has no canonical form.</summary>
    public static bool TryFill(object command, ReadOnlyMemory<byte> body, out Rejection? rejection)
    {
        rejection = null;
        if (command is not ISigned { Signature: { } signature })
            return true;

        if (CanonicalJson.TryOf(body, out var content))
            Set(signature, content);
        else
            rejection = RequestRejections.Invalid.At("$", "must have a canonical form (RFC 8785) to be signed");
        return rejection is null;
    }
}
