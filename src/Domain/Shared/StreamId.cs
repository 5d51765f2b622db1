using System.Security.Cryptography;
using System.Text;

namespace Healthcare.Domain.Shared;

/// <summary>Ids of streams of which a person (or a reference record) has exactly one: the same input always gives the same id.</summary>
public static class StreamId
{
    /// <summary>The id of a person's one stream of this kind, such as <c>consents</c>.</summary>
    public static Guid Of(string kind, Guid personId) => Of(kind, personId.ToString("N"));

    /// <summary>The id of the one stream of this kind that this key names, such as <c>institution</c> and its number.</summary>
    public static Guid Of(string kind, string key)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{key}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
