using System.Text.RegularExpressions;

namespace Rueckkopplung.Cases.Texts;

/// <summary>A text that is written once and filled many times.</summary>
public sealed partial class StandardText
{
    /// <summary>ASCII slug, stable: <c>eingang-email</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One of <see cref="TextUses"/>.</summary>
    public required string Use { get; init; }

    /// <summary>Codes of categories or groups it fits, or <c>*</c>.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Wire names of the answer ways it fits, or <c>*</c>.</summary>
    public IReadOnlyList<string> Ways { get; init; } = [];

    /// <summary>The placeholders that must be filled, the same in both languages.</summary>
    public IReadOnlyList<string> Placeholders { get; init; } = [];

    /// <summary>German.</summary>
    public required TextBody De { get; init; }

    /// <summary>English.</summary>
    public required TextBody En { get; init; }

    /// <summary>The text for a language: English for <c>en</c>, German for everything else.</summary>
    public TextBody In(string language) => language == "en" ? En : De;

    /// <summary>Fills the placeholders. A value is taken as it is: braces in it are not filled again.</summary>
    /// <exception cref="RuleBrokenException"><c>text.placeholder-filled</c>: a value is missing or blank.</exception>
    public TextBody Fill(string language, IReadOnlyDictionary<string, string?> values)
    {
        var text = In(language);
        return new TextBody(Filled(text.Subject, values), Filled(text.Body, values));
    }

    [GeneratedRegex(@"\{(?<name>\p{L}+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    private string Filled(string text, IReadOnlyDictionary<string, string?> values) =>
        Placeholder().Replace(text, match => Value(match.Groups["name"].Value, values));

    private string Value(string name, IReadOnlyDictionary<string, string?> values)
    {
        var value = values.GetValueOrDefault(name);
        Rule.Require(!string.IsNullOrWhiteSpace(value), "text.placeholder-filled", Code, name);

        return value ?? string.Empty;
    }
}
