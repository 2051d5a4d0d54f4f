using System.Globalization;
using System.Text;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>Writes a JavaScript pattern in .NET's dialect, part by part; what both read differently is spelled
/// out.</summary>
internal sealed partial class RegexTranslator(string pattern, string flags)
{
    private const string Space = @"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
    private const int MostRepeats = 10_000;
    private const int MostCharacters = 5_000;
    private const int DeepestGroup = 200;
    private readonly string pattern = pattern;
    private readonly StringBuilder text = new();
    private readonly bool isUnicode = flags.Contains('u', StringComparison.Ordinal);
    private readonly bool isMultiline = flags.Contains('m', StringComparison.Ordinal);
    private readonly bool isDotAll = flags.Contains('s', StringComparison.Ordinal);
    private readonly List<string?> groups = FindGroups(pattern);
    private int opened;
    private int at;
    private int open;

    /// <summary>Something can stand before a quantifier.</summary>
    private bool hasAtom;

    public bool NeedsBacktracking { get; private set; }

    /// <summary>The names of the groups from 1; null for one without a name.</summary>
    public IReadOnlyList<string?> Groups => groups;

    private bool HasNames => groups.Exists(name => name is not null);

    public string Translate()
    {
        if (pattern.Length > MostCharacters)
            throw Error($"longer than {MostCharacters} characters");

        while (at < pattern.Length)
            Part(pattern[at++]);

        return open == 0 ? text.ToString() : throw Error("Unterminated group");
    }

    private void Part(char c)
    {
        switch (c)
        {
            case '\\':
                Escape();
                break;
            case '[':
                new ClassTranslator(this, text).Translate();
                hasAtom = true;
                break;
            case '(':
                Open();
                break;
            case ')':
                if (--open < 0)
                    throw Error("Unmatched ')'");
                Atom(")");
                break;
            case '.':
                Atom(Whole(isDotAll ? "[\\s\\S]" : "[^\\n\\r\\u2028\\u2029]"));
                break;
            case '^' or '$':
                Anchor(c);
                break;
            case '|':
                text.Append('|');
                hasAtom = false;
                break;
            case '*' or '+' or '?' or '{':
                Quantifier(c);
                break;
            default:
                Other(c);
                break;
        }
    }

    private void Other(char c)
    {
        if (isUnicode && c is '}' or ']')
            throw Error("Lone quantifier brackets");

        var isPair = isUnicode && char.IsHighSurrogate(c) && at < pattern.Length && char.IsLowSurrogate(pattern[at]);
        Atom(isPair ? $"(?:{c}{pattern[at++]})" : Quoted(c));
    }

    private void Atom(string atom)
    {
        text.Append(atom);
        hasAtom = true;
    }

    // With the flag u a character beyond U+FFFF is one, in .NET always two.
    private string Whole(string negated) =>
        isUnicode ? $"(?:[\\ud800-\\udbff][\\udc00-\\udfff]|{negated})" : negated;

    private void Anchor(char c)
    {
        hasAtom = false;
        if (isMultiline)
        {
            NeedsBacktracking = true;
            text.Append(c == '^' ? @"(?<=\A|[\n\r\u2028\u2029])" : @"(?=[\n\r\u2028\u2029]|\z)");
        }
        else
        {
            text.Append(c == '^' ? @"\A" : @"\z");
        }
    }

    private void Open()
    {
        hasAtom = false;
        if (++open > DeepestGroup)
            throw Error("nested too deeply");

        if (at >= pattern.Length || pattern[at] != '?')
        {
            text.Append(CultureInfo.InvariantCulture, $"(?<{++opened}>");
            return;
        }

        var rest = pattern.AsSpan(at);
        var isLook = rest.StartsWith("?=") || rest.StartsWith("?!") || rest.StartsWith("?<=") || rest.StartsWith("?<!");
        if (isLook || rest.StartsWith("?:"))
        {
            NeedsBacktracking |= isLook;
            var length = rest[1] == '<' ? 3 : 2;
            text.Append('(').Append(rest[..length]);
            at += length;
            return;
        }

        if (!rest.StartsWith("?<"))
            throw Error("Invalid group");

        at += 2;
        var name = GroupName();
        text.Append(CultureInfo.InvariantCulture, $"(?<{++opened}>");
        if (groups.IndexOf(name) != opened - 1)
            throw Error("Duplicate capture group name");
    }

    private string GroupName()
    {
        var end = pattern.IndexOf('>', at);
        var name = end < 0 ? "" : pattern[at..end];
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsLetterOrDigit(c)
            || c is '_' or '$'))
        {
            throw Error("Invalid capture group name");
        }

        at = end + 1;
        return name;
    }

    private void Quantifier(char c)
    {
        var repeat = c.ToString();
        if (c == '{')
        {
            var end = pattern.IndexOf('}', at);
            var inner = end < 0 ? "" : pattern[at..end];
            if (!IsRepeat(inner))
            {
                if (isUnicode)
                    throw Error("Incomplete quantifier");

                Atom("\\{");
                return;
            }

            at = end + 1;
            repeat = "{" + inner + "}";
        }

        if (!hasAtom)
            throw Error("Nothing to repeat");

        hasAtom = false;
        text.Append(repeat);
        if (at < pattern.Length && pattern[at] == '?')
        {
            at++;
            text.Append('?');
        }
    }

    private bool IsRepeat(string inner)
    {
        var parts = inner.Split(',');
        if (parts.Length > 2 || parts[0].Length == 0 || parts.Any(part => !part.All(char.IsAsciiDigit)))
            return false;

        var bounds = parts.Where(part => part.Length > 0)
            .Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        if (bounds.Max() > MostRepeats)
            throw Error($"more than {MostRepeats} repetitions");

        return bounds.Length < 2 || bounds[0] <= bounds[1] ? true
            : throw Error("numbers out of order in {} quantifier");
    }

    private RegexError Error(string problem) => new($"Invalid regular expression: /{pattern}/: {problem}");

    private static List<string?> FindGroups(string pattern)
    {
        var found = new List<string?>();
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\')
                i++;
            else if (c is '[' or ']')
                inClass = c == '[';
            else if (c == '(' && !inClass && IsCapturing(pattern, i + 1))
                found.Add(NameAt(pattern, i + 1));
        }

        return found;
    }

    private static bool IsCapturing(string pattern, int next) =>
        next >= pattern.Length || pattern[next] != '?'
        || (next + 2 < pattern.Length && pattern[next + 1] == '<' && pattern[next + 2] is not ('=' or '!'));

    private static string? NameAt(string pattern, int next)
    {
        var end = next < pattern.Length && pattern[next] == '?' ? pattern.IndexOf('>', next) : -1;
        return end < 0 ? null : pattern[(next + 2)..end];
    }
}
