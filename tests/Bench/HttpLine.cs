using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Healthcare.Bench;

/// <summary>One HTTP/1.1 connection that is kept open, with as little between the bytes and the clock as possible.</summary>
internal sealed class HttpLine : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray(), LastChunk = "\r\n0\r\n\r\n"u8.ToArray();
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[64 * 1024];
    private int length;

    /// <summary>The whole last answer, for when it was not the expected one.</summary>
    public string Text => Encoding.UTF8.GetString(buffer, 0, length);

    public ValueTask ConnectAsync(int port, CancellationToken ct) => socket.ConnectAsync(IPAddress.Loopback, port, ct);

    /// <summary>Sends one request and reads the whole answer; returns its status.</summary>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        await socket.SendAsync(request, SocketFlags.None, ct);
        length = 0;
        int body;
        while ((body = buffer.AsSpan(0, length).IndexOf(EndOfHead)) < 0)
            await ReceiveAsync(ct);
        body += EndOfHead.Length;

        var status = ((buffer[9] - '0') * 100) + ((buffer[10] - '0') * 10) + buffer[11] - '0';
        if (LengthOf(buffer.AsSpan(0, body)) is { } given)
        {
            while (length < body + given)
                await ReceiveAsync(ct);
        }
        else if (status is not (204 or 304))
        {
            while (!buffer.AsSpan(body - 2, length - body + 2).EndsWith(LastChunk))
                await ReceiveAsync(ct);
        }

        return status;
    }

    public void Dispose() => socket.Dispose();

    private async ValueTask ReceiveAsync(CancellationToken ct)
    {
        if (length == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var received = await socket.ReceiveAsync(buffer.AsMemory(length), SocketFlags.None, ct);
        length += received > 0 ? received : throw new IOException("The Host closed the connection.");
    }

    /// <summary>The Content-Length; null when the body comes in chunks, or there is none.</summary>
    private static int? LengthOf(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var place = head.IndexOf(name);
        if (place < 0)
            return null;

        var rest = head[(place + name.Length)..];
        return int.Parse(rest[..rest.IndexOf((byte)'\r')], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
