using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Rueckkopplung.Cases;

/// <summary>
/// Ids of what belongs to a case: version 7, so that they sort by age; the rest is a hash of the case and the place in it,
/// so that nobody has to hand ids in and a repeated fill of the demo gives the same ones.
/// </summary>
internal static class ChildIds
{
    public static Guid Of(Guid caseId, string kind, int index, DateTimeOffset now)
    {
        Span<byte> source = stackalloc byte[16 + 4 + (kind.Length * 3)];
        caseId.TryWriteBytes(source, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(source[16..], index);
        System.Text.Encoding.UTF8.GetBytes(kind, source[20..]);

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(source, hash);
        var id = hash[..16];
        BinaryPrimitives.WriteInt64BigEndian(hash[16..], now.ToUnixTimeMilliseconds() << 16);
        hash[16..22].CopyTo(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x70);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);

        return new Guid(id, bigEndian: true);
    }
}
