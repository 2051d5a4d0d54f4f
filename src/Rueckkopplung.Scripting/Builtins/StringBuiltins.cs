using System.Text;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>The constructor and what reads a text; searching and changing are beside.</summary>
internal static class StringBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        var prototype = Intrinsics.StringPrototype;
        var type = globals.Constructor("String", 1, prototype, Convert,
            static a => new ScriptValue(new PrimitiveObject(Coerce.ToText(a.Run, Convert(a)),
                Intrinsics.StringPrototype)));
        type.Method("fromCharCode", 1, static a =>
        {
            a.Run.Charge(24 + 2L * a.Count);
            return string.Concat(a.Items.Select(item => (char)(ushort)Coerce.ToInt32(Coerce.ToNumber(a.Run, item))));
        });
        type.Method("fromCodePoint", 1, FromCodePoints);
        InstallLetters(prototype);
        InstallParts(prototype);
        StringSearching.Install(prototype);
        StringChanging.Install(prototype);
    }

    public static void IndexKeys(RunContext run, string text, List<PropertyKey> keys)
    {
        run.Charge(text.Length * 40L);
        run.Work(text.Length);
        for (var i = 0; i < text.Length; i++)
            keys.Add(NumberText.OfInteger(i));
    }

    /// <summary>The text the method is called on.</summary>
    public static string Self(ScriptArguments a)
    {
        if (a.Self.Ref is string text)
            return text;

        return a.Self.IsNullish
            ? throw a.Run.TypeError($"String.prototype method called on {Coerce.Describe(a.Self)}")
            : Coerce.ToText(a.Run, a.Self);
    }

    private static ScriptValue Convert(ScriptArguments a)
    {
        if (a.Count == 0)
            return "";

        return a[0].Ref is ScriptSymbol symbol ? symbol.ToString() : a.Text(0);
    }

    private static ScriptValue FromCodePoints(ScriptArguments a)
    {
        a.Run.Charge(24 + 4L * a.Count);
        var text = new StringBuilder();
        for (var i = 0; i < a.Count; i++)
        {
            var code = a.Number(i);
            if (code is < 0 or > 0x10FFFF || code != Math.Floor(code))
                throw a.Run.RangeError("Invalid code point " + NumberText.Of(code));

            if (code is >= 0xD800 and <= 0xDFFF)
                text.Append((char)code);
            else
                text.Append(char.ConvertFromUtf32((int)code));
        }

        return text.ToString();
    }

    private static void InstallLetters(ScriptObject prototype)
    {
        prototype.Method("charAt", 1, static a =>
            a.Integer(0) is var at && at >= 0 && at < Self(a).Length ? Members.Letter(Self(a)[(int)at]) : "");
        prototype.Method("charCodeAt", 1, static a =>
            a.Integer(0) is var at && at >= 0 && at < Self(a).Length ? Self(a)[(int)at] : double.NaN);
        prototype.Method("codePointAt", 1, static a =>
        {
            var text = Self(a);
            var at = a.Integer(0);
            if (at < 0 || at >= text.Length)
                return default;

            var i = (int)at;
            return i + 1 < text.Length && char.IsSurrogatePair(text, i) ? char.ConvertToUtf32(text, i) : text[i];
        });
        prototype.Method("at", 1, static a =>
        {
            var text = Self(a);
            var at = a.Integer(0);
            at = at < 0 ? at + text.Length : at;
            return at >= 0 && at < text.Length ? Members.Letter(text[(int)at]) : default;
        });
        prototype.Method("toString", 0, Unwrap);
        prototype.Method("valueOf", 0, Unwrap);
        prototype.Method(ScriptSymbol.Iterator, "[Symbol.iterator]", static a =>
            CollectionBuiltins.Iterator(a.Run, new TextCursor(Self(a))));
    }

    private static ScriptValue Unwrap(ScriptArguments a)
    {
        var value = (a.Self.Ref as PrimitiveObject)?.Value ?? a.Self;
        return value.IsString ? value : throw a.Run.TypeError("The method is not called on a String");
    }

    private static void InstallParts(ScriptObject prototype)
    {
        prototype.Method("slice", 2, static a =>
        {
            var text = Self(a);
            var start = Coerce.ToRelative(a.Integer(0), text.Length);
            var end = a[1].IsUndefined ? text.Length : Coerce.ToRelative(a.Integer(1), text.Length);
            return Part(a.Run, text, start, end);
        });
        prototype.Method("substring", 2, static a =>
        {
            var text = Self(a);
            var start = (int)Math.Clamp(a.Integer(0), 0, text.Length);
            var end = a[1].IsUndefined ? text.Length : (int)Math.Clamp(a.Integer(1), 0, text.Length);
            return Part(a.Run, text, Math.Min(start, end), Math.Max(start, end));
        });
        prototype.Method("substr", 2, static a =>
        {
            var text = Self(a);
            var start = Coerce.ToRelative(a.Integer(0), text.Length);
            var count = a[1].IsUndefined ? text.Length : Math.Min(a.Integer(1), text.Length);
            return Part(a.Run, text, start, (int)Math.Min(start + Math.Max(count, 0), text.Length));
        });
    }

    public static string Part(RunContext run, string text, int start, int end)
    {
        if (end <= start)
            return "";

        run.Work((end - start) / 8);
        run.Charge(24 + 2L * (end - start));
        return text[start..end];
    }
}
