using System.Collections.Frozen;

namespace Rueckkopplung.Scripting.Parsing;

/// <summary>Reserved words, and what is said about the parts of JavaScript that are left out.</summary>
internal static class Words
{
    public static readonly FrozenSet<string> Reserved = new[]
    {
        "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum",
        "export", "extends", "false", "finally", "for", "function", "if", "import", "in", "instanceof", "let", "new",
        "null",
        "return", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield",
        "await", "static", "implements", "interface", "package", "private", "protected", "public"
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that may be names in programs that are not strict.</summary>
    public static readonly FrozenSet<string> Contextual = new[]
    {
        "static", "implements", "interface", "package", "private", "protected", "public"
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal)
    {
        ["class"] = "Classes are not supported; use functions and object literals",
        ["await"] = "'await' is not supported; scripts run without waiting",
        ["yield"] = "Generators ('yield') are not supported",
        ["import"] = "'import' is not supported",
        ["export"] = "'export' is not supported",
        ["with"] = "'with' is not supported",
        ["debugger"] = "'debugger' is not supported",
        ["super"] = "'super' is not supported"
    };

    public static string Refusal(string word) =>
        LeftOut.GetValueOrDefault(word) ?? $"Unexpected word '{word}'";
}
