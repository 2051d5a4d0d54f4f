using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Rueckkopplung.Cases.Intake;

/// <summary>
/// The reporter's key to the case: 80 bits as 16 letters of Crockford's alphabet. It is derived from the house's key, so
/// it can be said again, and only its hash is stored; raising the version revokes it.
/// </summary>
public readonly record struct FollowUpCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Letters = 16;

    private FollowUpCode(string letters) => Value = letters;

    /// <summary>16 letters without hyphens; what stands in a link.</summary>
    public string Value { get; }

    /// <summary>SHA-256 of the letters as 64 small hexadecimal digits: what is stored.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Value)));

    /// <summary>The code of a case.</summary>
    /// <param name="key">The house's secret, at least 16 bytes.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="version">1 for the first code of a case.</param>
    public static FollowUpCode For(ReadOnlySpan<byte> key, Guid caseId, int version)
    {
        if (key.Length < 16)
            throw new ArgumentException($"The follow-up key has {key.Length} bytes; it needs at least 16.", nameof(key));

        Span<byte> message = stackalloc byte[20];
        caseId.TryWriteBytes(message, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(message[16..], version);

        return new FollowUpCode(Spell(HMACSHA256.HashData(key, message)));
    }

    /// <summary>Reads what a person typed: small letters, hyphens, blanks, O for 0, I or L for 1. Null if it is no code.</summary>
    public static FollowUpCode? Parse(string? text)
    {
        if (text is null || text.Length > 64)
            return null;

        var letters = text.Where(letter => !IsSeparator(letter)).Select(Normal).ToArray();
        return letters.Length == Letters && letters.All(Alphabet.Contains)
            ? new FollowUpCode(new string(letters))
            : null;
    }

    /// <summary>In groups of four, easy to read out: <c>7K3M-0QTX-…</c>.</summary>
    public override string ToString() =>
        Value is null ? string.Empty : string.Join('-', Value.Chunk(4).Select(group => new string(group)));

    private static bool IsSeparator(char letter) =>
        char.IsWhiteSpace(letter) || char.IsPunctuation(letter);

    private static char Normal(char letter) => char.ToUpperInvariant(letter) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };

    // the first 80 bits, five at a time
    private static string Spell(byte[] bytes) => string.Create(Letters, bytes, (letters, source) =>
    {
        for (var index = 0; index < Letters; index++)
        {
            var bit = index * 5;
            var pair = (source[bit / 8] << 8) | source[(bit / 8) + 1];
            letters[index] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }
    });
}
