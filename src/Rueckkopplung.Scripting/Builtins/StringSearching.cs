using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

internal static class StringSearching
{
    public static void Install(ScriptObject prototype)
    {
        prototype.Method("indexOf", 1, static a =>
        {
            var (text, wanted) = (StringBuiltins.Self(a), a.Text(0));
            return Find(a.Run, text, wanted, (int)Math.Clamp(a.Integer(1), 0, text.Length));
        });
        prototype.Method("lastIndexOf", 1, LastIndexOf);
        prototype.Method("includes", 1, static a =>
        {
            var (text, wanted) = (StringBuiltins.Self(a), Plain(a));
            return Find(a.Run, text, wanted, (int)Math.Clamp(a.Integer(1), 0, text.Length)) >= 0;
        });
        prototype.Method("startsWith", 1, static a =>
        {
            var (text, wanted) = (StringBuiltins.Self(a), Plain(a));
            a.Run.Work(wanted.Length);
            var at = (int)Math.Clamp(a.Integer(1), 0, text.Length);
            return text.AsSpan(at).StartsWith(wanted, StringComparison.Ordinal);
        });
        prototype.Method("endsWith", 1, static a =>
        {
            var (text, wanted) = (StringBuiltins.Self(a), Plain(a));
            a.Run.Work(wanted.Length);
            var end = a[1].IsUndefined ? text.Length : (int)Math.Clamp(a.Integer(1), 0, text.Length);
            return text.AsSpan(0, end).EndsWith(wanted, StringComparison.Ordinal);
        });
        prototype.Method("split", 2, Split);
        prototype.Method("match", 1, static a => RegExpMatching.Match(a, StringBuiltins.Self(a)));
        prototype.Method("matchAll", 1, static a => RegExpMatching.MatchAll(a, StringBuiltins.Self(a)));
        prototype.Method("search", 1, static a => RegExpMatching.Search(a, StringBuiltins.Self(a)));
    }

    /// <summary>Where the wanted text is from there on, at the cost that the search may have at worst.</summary>
    public static int Find(RunContext run, string text, string wanted, int from)
    {
        var rest = text.Length - from;
        run.Work(wanted.Length <= 32 ? rest / 8 : (long)rest * (wanted.Length / 32));
        return text.IndexOf(wanted, from, StringComparison.Ordinal);
    }

    private static string Plain(ScriptArguments a) => a[0].Ref is ScriptRegExp
        ? throw a.Run.TypeError("First argument must not be a regular expression") : a.Text(0);

    private static ScriptValue LastIndexOf(ScriptArguments a)
    {
        var (text, wanted) = (StringBuiltins.Self(a), a.Text(0));
        var number = a.Number(1);
        var from = double.IsNaN(number) ? text.Length : (int)Math.Clamp(number, 0, text.Length);
        a.Run.Work((long)text.Length * (wanted.Length / 32 + 1));
        for (var at = Math.Min(from, text.Length - wanted.Length); at >= 0; at--)
        {
            if (string.CompareOrdinal(text, at, wanted, 0, wanted.Length) == 0)
                return at;
        }

        return -1;
    }

    private static ScriptValue Split(ScriptArguments a)
    {
        var text = StringBuiltins.Self(a);
        var limit = a[1].IsUndefined ? uint.MaxValue : (uint)Coerce.ToInt32(a.Number(1));
        var result = ScriptArray.Of(a.Run, []);
        if (a[0].Ref is ScriptRegExp regex)
            return RegExpMatching.Split(a.Run, regex, text, limit);

        if (limit == 0)
            return new ScriptValue(result);

        if (a[0].IsUndefined)
        {
            result.Add(a.Run, text);
            return new ScriptValue(result);
        }

        var separator = a.Text(0);
        var start = 0;
        for (var i = separator.Length == 0 ? 1 : 0; result.Length < limit; i = start + (separator.Length == 0 ? 1 : 0))
        {
            a.Run.Step();
            var next = separator.Length == 0 ? (i < text.Length ? i : -1) : Find(a.Run, text, separator, i);
            if (next < 0)
                break;

            result.Add(a.Run, StringBuiltins.Part(a.Run, text, start, next));
            start = next + separator.Length;
        }

        if (result.Length < limit && (separator.Length > 0 || text.Length > 0))
            result.Add(a.Run, StringBuiltins.Part(a.Run, text, start, text.Length));
        return new ScriptValue(result);
    }
}
