using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Rueckkopplung.Storage.Time;

internal sealed class HouseIds(HouseClock clock) : IHouseIds
{
    private readonly Lock gate = new();
    private readonly byte[] chance = new byte[1024];
    private int chanceUsed = 1024;
    private Random? seeded;
    private long lastMilliseconds;
    private int counter;

    public Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (gate)
            Fill(bytes);
        return new Guid(bytes, bigEndian: true);
    }

    public void Seed(ulong seed)
    {
        lock (gate)
        {
            seeded = new Random(seed.GetHashCode());
            lastMilliseconds = 0;
            counter = 0;
        }
    }

    public void Unseed()
    {
        lock (gate)
            seeded = null;
    }

    // 48 bits of time, version 7, 12 bits of a counter within the millisecond, variant, 62 bits of chance
    private void Fill(Span<byte> bytes)
    {
        var milliseconds = Math.Max(clock.GetUtcNow().ToUnixTimeMilliseconds(), lastMilliseconds);
        counter = milliseconds == lastMilliseconds ? counter + 1 : 0;
        if (counter > 0xFFF)
        {
            milliseconds++;
            counter = 0;
        }

        lastMilliseconds = milliseconds;
        if (seeded is null)
            TakeChance(bytes[8..]);
        else
            seeded.NextBytes(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (milliseconds << 16) | 0x7000L | (uint)counter);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
    }

    // a call of the system's generator costs more than an id
    private void TakeChance(Span<byte> bytes)
    {
        if (chanceUsed + bytes.Length > chance.Length)
        {
            RandomNumberGenerator.Fill(chance);
            chanceUsed = 0;
        }

        chance.AsSpan(chanceUsed, bytes.Length).CopyTo(bytes);
        chanceUsed += bytes.Length;
    }
}
