using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

// Groups: The names of the groups from 1; null for one without a name.
internal sealed record CompiledRegex(Regex Regex, IReadOnlyList<string?> Groups);

/// <summary>Makes .NET expressions of JavaScript's, without backtracking where the pattern allows it, else with a time
/// limit.</summary>
internal static class RegexCompiler
{
    private const int MostKept = 256;
    private static readonly ConcurrentDictionary<(string, string, TimeSpan), CompiledRegex> Kept = new();

    public static CompiledRegex Compile(string pattern, string flags, TimeSpan time)
    {
        if (Kept.TryGetValue((pattern, flags, time), out var known))
            return known;

        CheckFlags(flags);
        var made = Build(pattern, flags, time);
        if (Kept.Count >= MostKept)
            Kept.Clear();
        Kept.TryAdd((pattern, flags, time), made);
        return made;
    }

    public static ScriptRegExp Make(RunContext run, string pattern, string flags)
    {
        try
        {
            run.Work(pattern.Length);
            return new ScriptRegExp(pattern, Sorted(flags), Compile(pattern, flags, run.Limits.RegexTime));
        }
        catch (RegexError error)
        {
            throw run.Error("SyntaxError", error.Message);
        }
    }

    private static string Sorted(string flags) => flags.Length < 2 ? flags : string.Concat(flags.Order());

    private static void CheckFlags(string flags)
    {
        foreach (var flag in flags)
        {
            if (flag is 'd' or 'v')
                throw new RegexError($"The flag '{flag}' of regular expressions is not supported");

            if (flag is not ('g' or 'i' or 'm' or 's' or 'u' or 'y') || flags.Count(f => f == flag) > 1)
                throw new RegexError($"Invalid regular expression flags '{flags}'");
        }
    }

    private static CompiledRegex Build(string pattern, string flags, TimeSpan time)
    {
        var translation = new RegexTranslator(pattern, flags);
        var text = translation.Translate();
        var options = RegexOptions.CultureInvariant;
        if (flags.Contains('i', StringComparison.Ordinal))
            options |= RegexOptions.IgnoreCase;

        try
        {
            if (!translation.NeedsBacktracking)
            {
                return new CompiledRegex(new Regex(text, options | RegexOptions.NonBacktracking, time),
                    translation.Groups);
            }
        }
        catch (NotSupportedException)
        {
            // Too large for the automaton: the time limit holds instead.
        }
        catch (ArgumentException error)
        {
            throw Invalid(pattern, error);
        }

        try
        {
            return new CompiledRegex(new Regex(text, options, time), translation.Groups);
        }
        catch (ArgumentException error)
        {
            throw Invalid(pattern, error);
        }
    }

    private static RegexError Invalid(string pattern, ArgumentException error) =>
        new($"Invalid regular expression: /{pattern}/: {error.Message}");
}
