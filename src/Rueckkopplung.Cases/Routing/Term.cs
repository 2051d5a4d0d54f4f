using System.Text.RegularExpressions;

namespace Rueckkopplung.Cases.Routing;

/// <summary>
/// A term of the data files: whole words, case does not count, <c>*</c> stands for any letters of a word, a blank for any
/// white space. <c>Spritze*</c> finds „Spritzen“, not „Einspritzer“.
/// </summary>
internal sealed class Term
{
    private const string WordLetter = @"[\p{L}\p{M}\p{N}]";
    private readonly Regex pattern;

    public Term(string text)
    {
        Text = text;
        var words = text.Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var body = string.Join(@"\s+", words.Select(word => Regex.Escape(word).Replace(@"\*", WordLetter + "*", StringComparison.Ordinal)));
        pattern = new Regex(
            $"(?<!{WordLetter}){body}(?!{WordLetter})",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1));
    }

    public string Text { get; }

    /// <summary>The words of a text that the term found, or null. The text has to be in Unicode form C.</summary>
    public string? FindIn(string normalized) => pattern.Match(normalized) is { Success: true } match ? match.Value : null;
}
