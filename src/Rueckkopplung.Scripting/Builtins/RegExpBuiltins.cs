using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

internal static class RegExpBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        var prototype = Intrinsics.RegExpPrototype;
        globals.Constructor("RegExp", 2, prototype, Make, Make);
        prototype.Method("exec", 1, static a =>
            RegExpMatching.Exec(a.Run, Self(a), a.Text(0)) is { } match ? match : ScriptValue.Null);
        prototype.Method("test", 1, static a => RegExpMatching.Exec(a.Run, Self(a), a.Text(0)) is not null);
        prototype.Method("toString", 0, static a => $"/{SourceOf(Self(a))}/{Self(a).Flags}");
        prototype.Getter("source", static a => SourceOf(Self(a)));
        prototype.Getter("flags", static a => Self(a).Flags);
        foreach (var (name, flag) in new[]
        {
            ("global", 'g'), ("ignoreCase", 'i'), ("multiline", 'm'), ("dotAll", 's'), ("unicode", 'u'), ("sticky", 'y')
        })
        {
            prototype.Getter(name, a => Self(a).Flags.Contains(flag, StringComparison.Ordinal));
        }
    }

    private static ScriptValue Make(ScriptArguments a)
    {
        a.Run.Charge(1024);
        a.Run.Work(2000);
        var given = a[0].Ref as ScriptRegExp;
        var pattern = given?.Source ?? (a[0].IsUndefined ? "" : a.Text(0));
        var flags = a[1].IsUndefined ? given?.Flags ?? "" : a.Text(1);
        return new ScriptValue(RegexCompiler.Make(a.Run, pattern, flags));
    }

    private static ScriptRegExp Self(ScriptArguments a) =>
        a.Self.Ref as ScriptRegExp ?? throw a.Run.TypeError("The method is not called on a RegExp");

    private static string SourceOf(ScriptRegExp regex)
    {
        if (regex.Source.Length == 0)
            return "(?:)";

        var source = regex.Source.Replace("\n", "\\n", StringComparison.Ordinal);
        var text = new System.Text.StringBuilder();
        var inClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c is '[' or ']')
                inClass = c == '[';
            if (c == '/' && !inClass)
                text.Append('\\');
            text.Append(c);
            if (c == '\\' && i + 1 < source.Length)
                text.Append(source[++i]);
        }

        return text.ToString();
    }
}
