using System.Globalization;

namespace Rueckkopplung.Scripting.Builtins;

internal sealed partial class RegexTranslator
{
    private void Escape()
    {
        if (at >= pattern.Length)
            throw Error("\\ at end of pattern");

        var c = pattern[at++];
        switch (c)
        {
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S':
                Atom(char.IsLower(c) ? $"[{ClassOf(c)}]" : Whole($"[^{ClassOf(char.ToLowerInvariant(c))}]"));
                break;
            case 'b' or 'B':
                WordEdge(c == 'b');
                break;
            case 'k' when HasNames || isUnicode:
                if (at >= pattern.Length || pattern[at++] != '<')
                    throw Error("Invalid named reference");
                NeedsBacktracking = true;
                Repeated(groups.IndexOf(GroupName()) + 1);
                break;
            case 'p' or 'P' when isUnicode:
                Atom($"\\{c}{{{Property()}}}");
                break;
            case >= '1' and <= '9':
                Reference(c);
                break;
            default:
                at--;
                Atom(Character());
                break;
        }
    }

    // .NET's \b knows all Unicode letters, JavaScript's only ASCII.
    private void WordEdge(bool isEdge)
    {
        NeedsBacktracking = true;
        hasAtom = false;
        const string Word = "[a-zA-Z0-9_]";
        text.Append(isEdge
            ? $"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))" : $"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))");
    }

    private void Reference(char first)
    {
        var end = at;
        while (end < pattern.Length && char.IsAsciiDigit(pattern[end]) && end - at < 3)
            end++;
        var number = int.Parse(first + pattern[at..end], CultureInfo.InvariantCulture);
        at = end;
        Repeated(number);
    }

    // A group that took no part matches nothing in .NET, but the empty text in JavaScript.
    private void Repeated(int group)
    {
        if (group < 1 || group > groups.Count)
            throw Error("Octal escapes and references to groups that do not exist are not supported");

        NeedsBacktracking = true;
        Atom(string.Create(CultureInfo.InvariantCulture, $"(?:(?({group})\\k<{group}>|))"));
    }

    /// <summary>A property of Unicode by the names both know: categories such as L or Lu, and L's long form.</summary>
    private string Property()
    {
        var end = at < pattern.Length && pattern[at] == '{' ? pattern.IndexOf('}', at) : -1;
        var name = end < 0 ? "" : pattern[(at + 1)..end];
        at = end + 1;
        return name switch
        {
            "L" or "Letter" or "Alphabetic" => "L",
            "Lu" or "Uppercase_Letter" or "Uppercase" => "Lu",
            "Ll" or "Lowercase_Letter" or "Lowercase" => "Ll",
            "N" or "Number" => "N",
            "Nd" => "Nd",
            "P" or "Punctuation" => "P",
            "S" or "Z" or "M" or "Sc" or "Zs" => name,
            _ => throw Error($"The property '{name}' is not supported")
        };
    }

    /// <summary>The content of a class for \d, \w, \s.</summary>
    private static string ClassOf(char kind) => kind switch
    {
        'd' => "0-9",
        'w' => "a-zA-Z0-9_",
        _ => Space
    };

    /// <summary>One character behind a backslash, as .NET writes it.</summary>
    private string Character()
    {
        var c = pattern[at++];
        switch (c)
        {
            case 'n' or 'r' or 't' or 'v' or 'f':
                return "\\" + c;
            case '0' when at >= pattern.Length || !char.IsAsciiDigit(pattern[at]):
                return "\\0";
            case 'c' when at < pattern.Length && char.IsAsciiLetter(pattern[at]):
                return Quoted((char)(pattern[at++] % 32));
            case 'x':
                return Hex(2) ?? Quoted('x');
            case 'u':
                return isUnicode && at < pattern.Length && pattern[at] == '{' ? LongHex() : Hex(4) ?? Quoted('u');
        }

        if (isUnicode && (char.IsLetterOrDigit(c) || c == '_'))
            throw Error("Invalid escape");

        return char.IsAsciiDigit(c) ? throw Error("Octal escapes are not supported") : Quoted(c);
    }

    private string? Hex(int digits)
    {
        if (at + digits > pattern.Length || !IsHex(pattern.AsSpan(at, digits)))
            return isUnicode ? throw Error("Invalid Unicode escape") : null;

        var value = int.Parse(pattern.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        at += digits;
        return Quoted((char)value);
    }

    private string LongHex()
    {
        var end = pattern.IndexOf('}', at);
        var digits = end < 0 ? "" : pattern[(at + 1)..end];
        if (digits.Length is 0 or > 6 || !IsHex(digits)
            || int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) > 0x10FFFF)
        {
            throw Error("Invalid Unicode escape");
        }

        at = end + 1;
        var value = int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return value < 0x10000 ? Quoted((char)value) : $"(?:{char.ConvertFromUtf32(value)})";
    }

    private static bool IsHex(ReadOnlySpan<char> digits)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
                return false;
        }

        return true;
    }

    private static string Quoted(char c) =>
        char.IsAsciiLetterOrDigit(c) || (c > 127 && !char.IsSurrogate(c) && char.IsLetter(c))
            ? c.ToString() : $"\\u{(int)c:x4}";
}
