using System.Buffers;
using System.Runtime.CompilerServices;

namespace Healthcare.Host.Http.Guard;

/// <summary>Cuts a stream into lines in one borrowed buffer, which is wiped before it is given back. A line that is too long is passed over.</summary>
public static class ByteLines
{
    private const byte LineFeed = (byte)'\n', CarriageReturn = (byte)'\r';
    private const int BufferSize = 64 * 1024;
    private static ReadOnlyMemory<byte>? TooLong => null; // A bare null would become an empty line.

    /// <summary>The lines without their ends, null for one that is longer than <paramref name="most"/>. Each is gone when the next is asked for.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>?> ReadAsync(Stream body, int most, [EnumeratorCancellation] CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var (start, end, skipping) = (0, 0, false);
            while (true)
            {
                for (int length; (length = buffer.AsSpan(start, end - start).IndexOf(LineFeed)) >= 0; start += length + 1)
                {
                    yield return skipping || length > most ? TooLong : Trimmed(buffer.AsMemory(start, length));
                    skipping = false;
                }

                if (end - start > most)
                    (start, skipping) = (end, true); // The rest of the line is passed over as well.
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
                var read = await body.ReadAsync(buffer.AsMemory(end), ct);
                if (read == 0)
                    break;
                end += read;
            }

            if (skipping || end > 0)
                yield return skipping ? TooLong : Trimmed(buffer.AsMemory(0, end));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> line) => line.Length > 0 && line.Span[^1] == CarriageReturn ? line[..^1] : line;
}
