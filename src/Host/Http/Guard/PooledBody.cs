using System.Buffers;

namespace Healthcare.Host.Http.Guard;

/// <summary>A request body read into a borrowed buffer, which is wiped before it is given back.</summary>
internal sealed class PooledBody : IDisposable
{
    // What a client announces is not trusted: the buffer grows with what arrives.
    private const int FirstSize = 16 * 1024;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int length;

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    public Stream OpenRead() => new MemoryStream(buffer, 0, length, writable: false);

    /// <summary>False when there is more than the limit; no more than one byte beyond it is read.</summary>
    public async Task<bool> FillAsync(Stream body, int limit, CancellationToken ct)
    {
        while (length <= limit)
        {
            if (length == buffer.Length)
                Grow();

            var room = Math.Min(buffer.Length, limit + 1) - length;
            var read = await body.ReadAsync(buffer.AsMemory(length, room), ct);
            if (read == 0)
                return true;

            length += read;
        }

        return false;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(Interlocked.Exchange(ref buffer, []), clearArray: true);

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }
}
