using System.Globalization;
using System.Text;

namespace Rueckkopplung.Web.Features.Shared.Searching;

/// <summary>A text as searches compare it: small letters, ä as ae, ß as ss, no accents; and where each letter came from.</summary>
public sealed class FoldedText
{
    private readonly List<int> origins = [];

    private FoldedText(string original)
    {
        Original = original;
        var folded = new StringBuilder(original.Length + 8);
        for (var at = 0; at < original.Length; at++)
        {
            var letters = FoldLetter(original[at]);
            folded.Append(letters);
            for (var more = 0; more < letters.Length; more++)
                origins.Add(at);
        }
        Letters = folded.ToString();
    }

    /// <summary>The text as it was written.</summary>
    public string Original { get; }

    /// <summary>What searches compare.</summary>
    public string Letters { get; }

    public static FoldedText Of(string? text) => new((text ?? string.Empty).Normalize(NormalizationForm.FormC));

    /// <summary>Where a word stands in the original: begin and end.</summary>
    public IEnumerable<(int From, int To)> Find(string foldedWord)
    {
        if (foldedWord.Length == 0)
            yield break;

        for (var at = Letters.IndexOf(foldedWord, StringComparison.Ordinal); at >= 0; at = Letters.IndexOf(foldedWord, at + foldedWord.Length, StringComparison.Ordinal))
            yield return (origins[at], origins[at + foldedWord.Length - 1] + 1);
    }

    private static string FoldLetter(char letter) => char.ToLowerInvariant(letter) switch
    {
        'ä' => "ae",
        'ö' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        < '\u0080' and var ascii => ascii.ToString(),
        var other => WithoutAccent(other),
    };

    private static string WithoutAccent(char letter)
    {
        if (char.IsSurrogate(letter))
            return letter.ToString();

        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        return CharUnicodeInfo.GetUnicodeCategory(parts[0]) == UnicodeCategory.NonSpacingMark ? string.Empty : parts[..1];
    }
}
