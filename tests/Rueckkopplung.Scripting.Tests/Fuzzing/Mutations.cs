namespace Rueckkopplung.Scripting.Tests.Fuzzing;

/// <summary>Damages programs: letters, words and pieces are dropped, doubled, swapped and put in.</summary>
internal sealed class Mutations(int seed)
{
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "${", "`", "'", "\"", "/", "\\", "//", "/*", "*/", "=>", "...", "?.", "??", "**",
            "=", "==", "++", "--",
        ";", ",", ":", "?", ".", "#", "@", "\n", "\0", "\u2028", "\ud800", "\ufeff", "0x", "1e", "1_", "08", "in",
            "of", "let", "const", "var",
        "function", "class", "async", "await", "yield", "return", "new", "this", "super", "try", "catch", "finally",
            "throw", "switch",
        "case", "default", "break", "continue", "for", "while", "do", "if", "else", "get", "set", "static", "import",
            "export", "delete",
        "typeof", "void", "null", "true", "undefined", "arguments", "eval", "/a/g", "\\u{61}", "(?<n>", "[^", "{1,2}",
            "a:", "=> {", "!", "-"
    ];

    private readonly Random random = new(seed);

    public string Of(string source, int times = 0)
    {
        for (var i = times > 0 ? times : random.Next(1, 4); i > 0; i--)
            source = Once(source);
        return source.Length > 4000 ? source[..4000] : source;
    }

    private string Once(string source)
    {
        var at = random.Next(source.Length + 1);
        var end = Math.Min(source.Length, at + random.Next(1, 8));
        return random.Next(6) switch
        {
            0 => source[..at] + source[end..],
            1 => source[..end] + source[at..],
            2 => source[..at] + (char)random.Next(32, 127) + source[at..],
            3 when end > at => source[..at] + string.Concat(source[at..end].Reverse()) + source[end..],
            4 => source[..at] + (char)random.Next(0x10000) + source[end..],
            _ => source[..at] + Pieces[random.Next(Pieces.Length)] + source[at..]
        };
    }
}
