using System.Buffers;
using System.Text.Json;
using Healthcare.Application;
using Healthcare.Domain;
using Healthcare.Domain.Shared;

namespace Healthcare.Host.Http.Guard;

/// <summary>The text of a JSON token without escapes, in a borrowed buffer that is wiped before it is given back.</summary>
internal sealed class JsonText : IDisposable
{
    private char[] buffer = ArrayPool<char>.Shared.Rent(256);

    /// <summary>Reads a string or name. One that is too short to hold anything refusable is left empty.</summary>
    public Rejection? Read(ref Utf8JsonReader reader, out ReadOnlySpan<char> text)
    {
        text = default;
        if (!reader.ValueIsEscaped && reader.ValueSpan.Length < MyNumber.Length)
            return null;

        Reserve(reader.ValueSpan.Length);
        try
        {
            text = buffer.AsSpan(0, reader.CopyString(buffer));
        }
        catch (InvalidOperationException)
        {
            return RequestRejections.MalformedJson; // An escape names half of a surrogate pair.
        }

        // Only an escape can bring one in, and Postgres cannot store it.
        return reader.ValueIsEscaped && text.Contains('\0') ? RequestRejections.Invalid : null;
    }

    public static bool HoldsMyNumber(ref Utf8JsonReader number)
    {
        var mayHold = number.ValueSpan.Length >= MyNumber.Length || number.ValueSpan.ContainsAny("eE"u8);
        if (!mayHold || !number.TryGetDecimal(out var value) || value != decimal.Truncate(value))
            return false;

        Span<char> digits = stackalloc char[32];
        return decimal.Truncate(value).TryFormat(digits, out var written, "0") && MyNumber.AppearsIn(digits[..written]);
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(Interlocked.Exchange(ref buffer, []), clearArray: true);

    private void Reserve(int length)
    {
        if (buffer.Length >= length)
            return;

        Dispose();
        buffer = ArrayPool<char>.Shared.Rent(length);
    }
}
