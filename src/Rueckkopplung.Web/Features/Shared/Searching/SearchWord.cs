using System.Text;

namespace Rueckkopplung.Web.Features.Shared.Searching;

/// <summary>One word of a search, and the ways it may be written in the database.</summary>
/// <param name="Folded">As <see cref="FoldedText"/> compares it.</param>
/// <param name="Patterns">For LIKE on LOWER of a column. LOWER leaves letters beyond ASCII as they are on both databases.</param>
public sealed record SearchWord(string Folded, IReadOnlyList<string> Patterns)
{
    private const int MostWords = 8;
    private static readonly (string Pair, string Letter)[] Umlauts = [("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß")];
    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', '\u00a0', ',', ';', '"', '„', '“', '”'];

    /// <summary>The words of what was typed; each of them has to be found.</summary>
    public static IReadOnlyList<SearchWord> Read(string? typed) =>
    [
        .. (typed ?? string.Empty).Normalize(NormalizationForm.FormC).ToLowerInvariant()
            .Split(Blanks, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Of(word.Trim('.', ':', '!', '?', '(', ')'))).Where(word => word.Folded.Length > 0).Take(MostWords),
    ];

    private static SearchWord Of(string raw)
    {
        var folded = FoldedText.Of(raw).Letters;
        // Marktstraße, Marktstrasse and Marktstr. are one street
        if (folded.EndsWith("strasse", StringComparison.Ordinal))
            (folded, raw) = (folded[..^"asse".Length], raw[..(raw.LastIndexOf("stra", StringComparison.Ordinal) + "str".Length)]);

        var spelled = Umlauts.Aggregate(folded, (word, one) => word.Replace(one.Pair, one.Letter, StringComparison.Ordinal));
        string[] ways = [folded, .. Cases(raw), .. Cases(spelled)];
        return new SearchWord(folded, [.. ways.Distinct(StringComparer.Ordinal).Select(way => $"%{Escaped(way)}%")]);
    }

    // überführung, Überführung, ÜBERFÜHRUNG after LOWER of the ASCII letters
    private static IEnumerable<string> Cases(string word) =>
        word.Length == 0 ? [] : [word, $"{Big(word[0])}{word[1..]}", string.Concat(word.Select(Big))];

    private static char Big(char letter) => char.IsAscii(letter) ? letter : char.ToUpperInvariant(letter);

    private static string Escaped(string word) => word
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
