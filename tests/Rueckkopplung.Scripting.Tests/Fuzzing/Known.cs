namespace Rueckkopplung.Scripting.Tests.Fuzzing;

/// <summary>Differences from Node that are meant, so that the fuzz tests find the others.</summary>
internal static class Known
{
    // No code from text; what Node has beside the language is not offered.
    private static readonly string[] NotOffered =
        ["Function(", "eval", "globalThis", "Reflect", "Proxy", "Promise", "Intl", "this", "prototype.",
            "getPrototypeOf"];

    // What the standard leaves to the implementation: an order by a comparison that contradicts itself, words of a
    // locale, the last digit of a root.
    private static readonly string[] Free = ["sort(", "toLocale", "localeCompare", "new Date(2", "Math.cbrt"];

    public static bool IsDeliberate(string source, string ours, string theirs, bool mayBeRefused)
    {
        // Stopped at a limit: theirs has none, or another.
        if (ours.StartsWith("limit", StringComparison.Ordinal) || theirs == "timeout")
            return true;

        if (!mayBeRefused)
            return false;

        if (NotOffered.Concat(Free).Any(name => source.Contains(name, StringComparison.Ordinal)))
            return true;

        // Built-in objects refuse to be changed.
        if (ours == "throws TypeError" && source.Contains("Math.", StringComparison.Ordinal) && source.Contains('='))
            return true;

        // Of the dates that no standard names V8 reads some more.
        if (source.Contains("Date", StringComparison.Ordinal)
            && (ours == "null" || ours.Contains("NaN", StringComparison.Ordinal) || ours.Contains("RangeError",
                StringComparison.Ordinal)))
        {
            return true;
        }

        // Left out on purpose, or stricter than sloppy JavaScript: refused. Early errors that we do not look for: run.
        return ours == "throws SyntaxError" || theirs == "throws SyntaxError";
    }
}
