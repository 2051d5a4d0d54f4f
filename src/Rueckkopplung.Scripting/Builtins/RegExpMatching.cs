using System.Text.RegularExpressions;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>exec, match, matchAll, search and split.</summary>
internal static class RegExpMatching
{
    /// <summary>One match, charged for its length and stopped by the time limit.</summary>
    public static Match? Find(RunContext run, ScriptRegExp regex, string text, int from)
    {
        run.Work(text.Length - from + 64L);
        run.Charge(256);
        try
        {
            var match = regex.Regex.Match(text, from);
            return match.Success && (!regex.IsSticky || match.Index == from) ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            throw new ScriptLimitException(ScriptLimit.Time,
                $"The regular expression takes longer than {run.Limits.RegexTime.TotalMilliseconds:N0} ms.");
        }
    }

    /// <summary>The next match from <c>lastIndex</c> on, which moves with flags g and y.</summary>
    public static Match? Next(RunContext run, ScriptRegExp regex, string text)
    {
        var moves = regex.IsGlobal || regex.IsSticky;
        var from = moves ? Coerce.ToInteger(run, regex.LastIndex) : 0;
        var match = from < 0 || from > text.Length ? null : Find(run, regex, text, (int)from);
        if (moves)
            regex.LastIndex = match is null ? 0 : match.Index + match.Length;
        return match;
    }

    public static ScriptValue? Exec(RunContext run, ScriptRegExp regex, string text) =>
        Next(run, regex, text) is { } match ? new ScriptValue(ToArray(run, regex, match, text)) : (ScriptValue?)null;

    /// <summary>Whole match and groups, a group that took no part as undefined.</summary>
    public static ScriptValue[] Groups(RunContext run, ScriptRegExp regex, Match match)
    {
        run.Charge(32L * (regex.Groups.Count + 1) + 2L * match.Length * (regex.Groups.Count + 1));
        var values = new ScriptValue[regex.Groups.Count + 1];
        values[0] = match.Value;
        for (var i = 1; i < values.Length; i++)
            values[i] = match.Groups[i].Success ? match.Groups[i].Value : default(ScriptValue);
        return values;
    }

    public static ScriptValue NamedGroups(RunContext run, ScriptRegExp regex, ScriptValue[] values)
    {
        if (regex.Groups.All(name => name is null))
            return default;

        run.Charge(96 + 48L * values.Length);
        var named = new ScriptObject(null);
        for (var i = 1; i < values.Length; i++)
        {
            if (regex.Groups[i - 1] is { } name)
                named.Put(name, values[i]);
        }

        return new ScriptValue(named);
    }

    private static ScriptArray ToArray(RunContext run, ScriptRegExp regex, Match match, string text)
    {
        var values = Groups(run, regex, match);
        var result = ScriptArray.Of(run, values);
        run.Charge(192);
        result.Put("index", match.Index);
        result.Put("input", text);
        result.Put("groups", NamedGroups(run, regex, values));
        return result;
    }

    /// <summary>All matches of a global expression; an empty one moves on by a letter.</summary>
    public static IEnumerable<Match> All(RunContext run, ScriptRegExp regex, string text, int from = 0)
    {
        while (from <= text.Length && Find(run, regex, text, from) is { } match)
        {
            run.Step();
            yield return match;

            from = match.Index + match.Length;
            if (match.Length == 0)
                from += IsPairAt(regex, text, from) ? 2 : 1;
        }
    }

    private static bool IsPairAt(ScriptRegExp regex, string text, int at) =>
        regex.Flags.Contains('u', StringComparison.Ordinal) && at + 1 < text.Length && char.IsSurrogatePair(text, at);

    public static ScriptValue Match(ScriptArguments a, string text)
    {
        var regex = RegexOf(a, "");
        if (!regex.IsGlobal)
            return Exec(a.Run, regex, text) ?? ScriptValue.Null;

        regex.LastIndex = 0;
        var result = ScriptArray.Of(a.Run, []);
        foreach (var match in All(a.Run, regex, text))
        {
            a.Run.Charge(24 + 2L * match.Length);
            result.Add(a.Run, match.Value);
        }

        return result.Length == 0 ? ScriptValue.Null : new ScriptValue(result);
    }

    public static ScriptValue MatchAll(ScriptArguments a, string text)
    {
        var regex = RegexOf(a, "g");
        if (!regex.IsGlobal)
            throw a.Run.TypeError("String.prototype.matchAll called with a non-global RegExp argument");

        var (run, from) = (a.Run, (int)Math.Clamp(Coerce.ToInteger(a.Run, regex.LastIndex), 0, text.Length + 1.0));
        var matches = All(run, regex, text, from).Select(match => new ScriptValue(ToArray(run, regex, match, text)));
        return CollectionBuiltins.Iterator(run, new SequenceCursor(matches.GetEnumerator()));
    }

    public static ScriptValue Search(ScriptArguments a, string text) =>
        Find(a.Run, RegexOf(a, ""), text, 0)?.Index ?? -1;

    public static ScriptValue Split(RunContext run, ScriptRegExp regex, string text, uint limit)
    {
        var result = ScriptArray.Of(run, []);
        if (limit == 0 || (text.Length == 0 && Find(run, regex, text, 0) is not null))
            return new ScriptValue(result);

        var start = 0;
        foreach (var match in All(run, regex, text))
        {
            if (match.Index >= text.Length || (match.Length == 0 && match.Index == start) || result.Length >= limit)
                continue;

            result.Add(run, StringBuiltins.Part(run, text, start, match.Index));
            start = match.Index + match.Length;
            foreach (var group in Groups(run, regex, match).Skip(1))
                result.Add(run, group);
        }

        result.Add(run, StringBuiltins.Part(run, text, start, text.Length));
        if (result.Length > limit)
            result.Resize(run, (int)limit);
        return new ScriptValue(result);
    }

    private static ScriptRegExp RegexOf(ScriptArguments a, string flags) =>
        a[0].Ref as ScriptRegExp ?? RegexCompiler.Make(a.Run, a[0].IsUndefined ? "" : a.Text(0), flags);
}
