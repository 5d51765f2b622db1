using System.Buffers.Binary;

namespace Healthcare.Host.Seed.Population;

/// <summary>
/// Ids that show what they are: a version 8 UUID (RFC 9562, "vendor specific") beginning with <c>5eed</c>.
/// The index inside makes them unique; letters at fixed places keep every run of digits too short for a My Number.
/// </summary>
internal static class SyntheticIds
{
    /// <summary>How every id of a synthetic record begins.</summary>
    public const string Prefix = "5eed";

    public static Guid Of(SeededNumbers numbers, uint index)
    {
        var version = 0x8E00UL | (numbers.Next() & 0x00FF);
        var tail = (numbers.Next() & 0x1FFFFF0FFFFFFFFF) | 0xA00000C000000000;
        var head = (0x5EEDUL << 48) | ((ulong)index << 16) | version;
        return new Guid(BigEndian(head, tail), bigEndian: true);
    }

    /// <summary>A certificate serial of 32 hexadecimal characters, every eighth of them a letter.</summary>
    public static string CardSerial(SeededNumbers numbers) =>
        string.Concat(Enumerable.Range(0, 4).Select(_ => ((numbers.Next() & 0x0FFFFFFF) | 0xC0000000).ToString("x8")));

    /// <summary>The numbers that belong to one id, for what hangs on it.</summary>
    public static SeededNumbers NumbersOf(Guid id, SeededTopic topic)
    {
        var bytes = id.ToByteArray(bigEndian: true).AsSpan();
        return new(BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), topic, BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }

    private static byte[] BigEndian(ulong head, ulong tail)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, head);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), tail);
        return bytes;
    }
}
