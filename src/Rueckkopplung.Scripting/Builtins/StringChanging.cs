using System.Text;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

internal static class StringChanging
{
    private const int LongestText = 536_870_888;

    public static void Install(ScriptObject prototype)
    {
        InstallCase(prototype);
        InstallTrim(prototype);
        prototype.Method("padStart", 2, static a => Pad(a, atStart: true));
        prototype.Method("padEnd", 2, static a => Pad(a, atStart: false));
        prototype.Method("repeat", 1, static a =>
        {
            var text = StringBuiltins.Self(a);
            var count = a.Integer(0);
            if (count < 0 || double.IsInfinity(count))
                throw a.Run.RangeError("Invalid count value: " + NumberText.Of(count));

            return Repeat(a.Run, text, count * text.Length, count);
        });
        prototype.Method("concat", 1, static a =>
        {
            ScriptValue result = StringBuiltins.Self(a);
            for (var i = 0; i < a.Count; i++)
                result = Operators.Join(a.Run, result.Ref!, a.Text(i));
            return result;
        });
        prototype.Method("replace", 2, static a => RegExpReplacing.Replace(a, StringBuiltins.Self(a), isAll: false));
        prototype.Method("replaceAll", 2, static a => RegExpReplacing.Replace(a, StringBuiltins.Self(a), isAll: true));
        prototype.Method("normalize", 0, Normalize);
        prototype.Method("localeCompare", 1, static a =>
        {
            var (text, other) = (StringBuiltins.Self(a), a.Text(0));
            a.Run.Work(text.Length + other.Length);
            return LocaleText.Compare(a.Run, text, other, a[2]);
        });
    }

    private static void InstallCase(ScriptObject prototype)
    {
        foreach (var name in new[] { "toUpperCase", "toLocaleUpperCase" })
        {
            prototype.Method(name, 0, static a =>
            {
                var text = Charged(a);
                var upper = text.ToUpperInvariant();
                return upper.Contains('ß', StringComparison.Ordinal)
                    ? upper.Replace("ß", "SS", StringComparison.Ordinal) : upper;
            });
        }

        foreach (var name in new[] { "toLowerCase", "toLocaleLowerCase" })
            prototype.Method(name, 0, static a => Charged(a).ToLowerInvariant());
    }

    private static string Charged(ScriptArguments a)
    {
        var text = StringBuiltins.Self(a);
        a.Run.Work(text.Length);
        a.Run.Charge(24 + 4L * text.Length);
        return text;
    }

    private static void InstallTrim(ScriptObject prototype)
    {
        prototype.Method("trim", 0, static a => NumberText.Trim(Charged(a)).ToString());
        foreach (var name in new[] { "trimStart", "trimLeft" })
        {
            prototype.Method(name, 0, static a =>
            {
                var text = Charged(a);
                var start = 0;
                while (start < text.Length && NumberText.IsSpace(text[start]))
                    start++;
                return text[start..];
            });
        }

        foreach (var name in new[] { "trimEnd", "trimRight" })
        {
            prototype.Method(name, 0, static a =>
            {
                var text = Charged(a);
                var end = text.Length;
                while (end > 0 && NumberText.IsSpace(text[end - 1]))
                    end--;
                return text[..end];
            });
        }
    }

    private static ScriptValue Pad(ScriptArguments a, bool atStart)
    {
        var text = StringBuiltins.Self(a);
        var length = a.Integer(0);
        var filler = a[1].IsUndefined ? " " : a.Text(1);
        if (length <= text.Length || filler.Length == 0)
            return text;

        var missing = length - text.Length;
        var padding = Repeat(a.Run, filler, missing, Math.Ceiling(missing / filler.Length))[..(int)missing];
        a.Run.Charge(24 + 2L * (long)length);
        return atStart ? padding + text : text + padding;
    }

    private static string Repeat(RunContext run, string text, double length, double count)
    {
        if (length > LongestText)
            throw run.RangeError("Invalid string length");

        if (text.Length == 0 || count == 0)
            return "";

        run.Charge(24 + 2L * (long)count * text.Length);
        run.Work((long)count * text.Length / 4);
        return new StringBuilder(text.Length * (int)count).Insert(0, text, (int)count).ToString();
    }

    private static ScriptValue Normalize(ScriptArguments a)
    {
        var text = Charged(a);
        var form = a[0].IsUndefined ? "NFC" : a.Text(0);
        var kind = form switch
        {
            "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => throw a.Run.RangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD.")
        };
        a.Run.Charge(36L * text.Length);
        a.Run.Work(8L * text.Length);
        return text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar) ? text : text.Normalize(kind);
    }
}
