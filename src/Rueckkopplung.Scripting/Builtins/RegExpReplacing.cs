using System.Text;
using System.Text.RegularExpressions;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>replace and replaceAll, by text or expression, with text or function.</summary>
internal static class RegExpReplacing
{
    public static ScriptValue Replace(ScriptArguments a, string text, bool isAll)
    {
        var result = new Growing(a.Run);
        var with = a[1].Ref as ScriptFunction;
        var template = with is null ? a.Text(1) : "";
        var end = a[0].Ref is ScriptRegExp regex
            ? ReplaceMatches(a, regex, text, isAll, with, template, result)
            : ReplaceTexts(a, text, isAll, with, template, result);
        result.Append(text.AsSpan(end));
        return result.ToString();
    }

    private static int ReplaceMatches(
        ScriptArguments a, ScriptRegExp regex, string text, bool isAll, ScriptFunction? with, string template,
            Growing result)
    {
        if (isAll && !regex.IsGlobal)
            throw a.Run.TypeError("replaceAll must be called with a global RegExp");

        if (regex.IsGlobal)
            regex.LastIndex = 0;
        IEnumerable<Match> matches = regex.IsGlobal ? [.. RegExpMatching.All(a.Run, regex, text)]
            : RegExpMatching.Next(a.Run, regex, text) is { } only ? [only] : [];
        var end = 0;
        foreach (var match in matches)
        {
            a.Run.Step();
            result.Append(text.AsSpan(end, match.Index - end));
            var groups = RegExpMatching.Groups(a.Run, regex, match);
            var named = RegExpMatching.NamedGroups(a.Run, regex, groups);
            if (with is not null)
            {
                ScriptValue[] arguments = named.IsUndefined
                    ? [.. groups, match.Index, text] : [.. groups, match.Index, text, named];
                result.Append(Coerce.ToText(a.Run, with.Call(a.Run, default, arguments)));
            }
            else
            {
                Expand(a.Run, template, text, match.Index, match.Value, groups, named, result);
            }

            end = match.Index + match.Length;
        }

        return end;
    }

    private static int ReplaceTexts(
        ScriptArguments a, string text, bool isAll, ScriptFunction? with, string template, Growing result)
    {
        var wanted = a.Text(0);
        var end = 0;
        for (var at = StringSearching.Find(a.Run, text, wanted, 0); at >= 0;)
        {
            a.Run.Step();
            result.Append(text.AsSpan(end, at - end));
            if (with is not null)
                result.Append(Coerce.ToText(a.Run, with.Call(a.Run, default, [wanted, at, text])));
            else
                Expand(a.Run, template, text, at, wanted, [wanted], default, result);
            end = at + wanted.Length;
            var next = Math.Max(end, at + 1);
            at = isAll && next <= text.Length ? StringSearching.Find(a.Run, text, wanted, next) : -1;
        }

        return end;
    }

    /// <summary>Writes the template with its $1, $&amp;, $&lt;name&gt; and so on filled in.</summary>
    private static void Expand(
        RunContext run, string template, string text, int at, string match, ScriptValue[] groups, ScriptValue named,
            Growing result)
    {
        run.Work(template.Length);
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '$' || i + 1 >= template.Length)
            {
                result.Append(template.AsSpan(i, 1));
                continue;
            }

            i++;
            switch (template[i])
            {
                case '$':
                    result.Append("$");
                    break;
                case '&':
                    result.Append(match);
                    break;
                case '`':
                    result.Append(text.AsSpan(0, at));
                    break;
                case '\'':
                    result.Append(text.AsSpan(Math.Min(text.Length, at + match.Length)));
                    break;
                case '<' when !named.IsUndefined && template.IndexOf('>', i) is var end && end > 0:
                    var value = Members.Get(run, named, template[(i + 1)..end]);
                    result.Append(value.IsUndefined ? "" : Coerce.ToText(run, value));
                    i = end;
                    break;
                default:
                    i += Numbered(run, template, i, groups, result);
                    break;
            }
        }
    }

    /// <summary>$1 to $99 if there is such a group; how many digits more than one were used, or -1 for no
    /// group.</summary>
    private static int Numbered(RunContext run, string template, int at, ScriptValue[] groups, Growing result)
    {
        foreach (var length in new[] { 2, 1 })
        {
            if (at + length > template.Length || !int.TryParse(template.AsSpan(at, length),
                System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture,
                    out var number)
                || number < 1 || number >= groups.Length)
            {
                continue;
            }

            if (!groups[number].IsUndefined)
                result.Append(Coerce.ToText(run, groups[number]));
            return length - 1;
        }

        result.Append("$");
        return -1;
    }

    /// <summary>A text that is charged before it grows.</summary>
    private sealed class Growing(RunContext run)
    {
        private readonly StringBuilder text = new();

        public void Append(ReadOnlySpan<char> piece)
        {
            run.Charge(4L * piece.Length);
            run.Work(piece.Length / 8);
            text.Append(piece);
        }

        public override string ToString() => text.ToString();
    }
}
