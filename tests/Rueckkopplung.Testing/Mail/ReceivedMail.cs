using System.Text;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Testing.Mail;

/// <summary>A mail as the server took it.</summary>
public sealed class ReceivedMail
{
    private readonly string text;
    private readonly string head;

    internal ReceivedMail(JsonNode said)
    {
        text = Encoding.Latin1.GetString(Convert.FromBase64String((string)said["raw"]!)).ReplaceLineEndings("\n");
        head = text.Split("\n\n")[0];
        To = [.. said["to"]!.AsArray().Select(address => (string)address!)];
        IsEncrypted = (bool)said["secure"]!;
        User = (string?)said["user"];
    }

    /// <summary>The recipients of the envelope.</summary>
    public IReadOnlyList<string> To { get; }

    /// <summary>Whether it came over TLS.</summary>
    public bool IsEncrypted { get; }

    /// <summary>Who signed in to hand it in.</summary>
    public string? User { get; }

    public string MessageId => Header("Message-ID")!;

    /// <summary>The names of all header fields, in order.</summary>
    public IReadOnlyList<string> HeaderNames =>
        [.. head.Split('\n').Where(line => line[0] is not (' ' or '\t')).Select(line => line.Split(':')[0])];

    /// <summary>The body as it came, still encoded.</summary>
    public string EncodedBody => text[(head.Length + 2)..];

    public string DecodedSubject => Decoded(Header("Subject")!);

    public string DecodedBody => (Header("Content-Transfer-Encoding")?.ToLowerInvariant()) switch
    {
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(EncodedBody)),
        "quoted-printable" => Unquoted(EncodedBody),
        _ => EncodedBody,
    };

    /// <summary>A field of the head, unfolded but still encoded; null when there is none.</summary>
    public string? Header(string name)
    {
        var unfolded = head.Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal);
        return unfolded.Split('\n')
            .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            ?[(name.Length + 1)..].Trim();
    }

    // RFC 2047; space between two encoded words is not part of the text
    private static string Decoded(string encoded) => string.Concat(
        encoded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('?') switch
        {
            ["=", _, "B" or "b", var bytes, "="] => Encoding.UTF8.GetString(Convert.FromBase64String(bytes)),
            _ => throw new FormatException($"'{word}' is no encoded word of the kind that is read here."),
        }));

    private static string Unquoted(string encoded)
    {
        var bytes = new List<byte>();
        var joined = encoded.Replace("=\n", "", StringComparison.Ordinal);
        for (var index = 0; index < joined.Length; index++)
        {
            var isCode = joined[index] == '=';
            bytes.Add(isCode ? Convert.ToByte(joined.Substring(index + 1, 2), 16) : (byte)joined[index]);
            index += isCode ? 2 : 0;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
