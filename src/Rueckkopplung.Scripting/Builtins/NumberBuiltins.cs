using System.Globalization;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>Number and Boolean.</summary>
internal static class NumberBuiltins
{
    private const double LargestSafe = 9007199254740991;

    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        var prototype = Intrinsics.NumberPrototype;
        var type = globals.Constructor("Number", 1, prototype, Convert,
            static a => new ScriptValue(new PrimitiveObject(Convert(a), Intrinsics.NumberPrototype)));
        InstallConstants(type);
        InstallTests(type);
        InstallParsing(globals, type);
        InstallTexts(prototype);
        globals.Constructor("Boolean", 1, Intrinsics.BooleanPrototype, static a => Coerce.ToBoolean(a[0]),
            static a => new ScriptValue(new PrimitiveObject(Coerce.ToBoolean(a[0]), Intrinsics.BooleanPrototype)));
        Intrinsics.BooleanPrototype.Method("valueOf", 0, static a => BooleanOf(a));
        Intrinsics.BooleanPrototype.Method("toString", 0, static a => BooleanOf(a) ? "true" : "false");
    }

    private static ScriptValue Convert(ScriptArguments a) => a.Count == 0 ? 0 : a.Number(0);

    private static bool BooleanOf(ScriptArguments a)
    {
        var value = (a.Self.Ref as PrimitiveObject)?.Value ?? a.Self;
        return value.IsBoolean ? value.Num != 0 : throw a.Run.TypeError("The method is not called on a Boolean");
    }

    private static double Of(ScriptArguments a)
    {
        var value = (a.Self.Ref as PrimitiveObject)?.Value ?? a.Self;
        return value.IsNumber ? value.Num : throw a.Run.TypeError("The method is not called on a Number");
    }

    private static void InstallConstants(ScriptObject type)
    {
        type.Constant("MAX_SAFE_INTEGER", LargestSafe);
        type.Constant("MIN_SAFE_INTEGER", -LargestSafe);
        type.Constant("MAX_VALUE", double.MaxValue);
        type.Constant("MIN_VALUE", double.Epsilon);
        type.Constant("EPSILON", Math.BitIncrement(1.0) - 1);
        type.Constant("POSITIVE_INFINITY", double.PositiveInfinity);
        type.Constant("NEGATIVE_INFINITY", double.NegativeInfinity);
        type.Constant("NaN", double.NaN);
    }

    private static void InstallTests(ScriptObject type)
    {
        type.Method("isInteger", 1, static a => a[0].IsNumber && IsInteger(a[0].Num));
        type.Method("isSafeInteger", 1, static a =>
            a[0].IsNumber && IsInteger(a[0].Num) && Math.Abs(a[0].Num) <= LargestSafe);
        type.Method("isFinite", 1, static a => a[0].IsNumber && double.IsFinite(a[0].Num));
        type.Method("isNaN", 1, static a => a[0].IsNumber && double.IsNaN(a[0].Num));
    }

    private static bool IsInteger(double number) => double.IsFinite(number) && Math.Floor(number) == number;

    private static void InstallParsing(Dictionary<string, ScriptValue> globals, ScriptObject type)
    {
        type.Method("parseFloat", 1, static a =>
        {
            var text = a.Text(0);
            a.Run.WorkOn(text);
            return NumberText.ParsePrefix(text);
        });
        type.Method("parseInt", 2, static a => ParseInteger(a.Run, a.Text(0), Coerce.ToInt32(a.Number(1))));
        foreach (var name in new[] { "parseFloat", "parseInt" })
        {
            type.TryOwn(null, name, out var property);
            globals[name] = property.Value;
        }
    }

    private static double ParseInteger(RunContext run, string text, int radix)
    {
        run.Work(text.Length);
        var rest = NumberText.Trim(text);
        var isNegative = rest.Length > 0 && rest[0] == '-';
        if (rest.Length > 0 && rest[0] is '+' or '-')
            rest = rest[1..];
        if (radix is 0 or 16 && rest.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[2..];
            radix = 16;
        }

        if (radix == 0)
            radix = 10;
        if (radix is < 2 or > 36)
            return double.NaN;

        var length = 0;
        while (length < rest.Length && NumberText.DigitOf(rest[length]) is >= 0 and var digit && digit < radix)
            length++;
        var value = radix == 10 && length > 0
            ? double.Parse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture)
            : NumberText.ParseRadix(rest[..length], radix);
        return isNegative ? -value : value;
    }

    private static void InstallTexts(ScriptObject prototype)
    {
        prototype.Method("valueOf", 0, static a => Of(a));
        prototype.Method("toString", 1, static a =>
        {
            var radix = a[0].IsUndefined ? 10 : a.Integer(0);
            if (radix is < 2 or > 36)
                throw a.Run.RangeError("toString() radix must be between 2 and 36");

            return radix == 10 ? NumberText.Of(Of(a)) : RadixText.Of(Of(a), (int)radix);
        });
        prototype.Method("toFixed", 1, static a =>
        {
            var value = Of(a);
            var digits = Digits(a, 0, 100, "toFixed");
            return Math.Abs(value) >= 1e21 || !double.IsFinite(value)
                ? NumberText.Of(value) : DecimalText.Fixed(value, digits);
        });
        prototype.Method("toPrecision", 1, static a =>
        {
            var value = Of(a);
            if (a[0].IsUndefined || !double.IsFinite(value))
                return NumberText.Of(value);

            return DecimalText.Precision(value, Digits(a, 1, 100, "toPrecision"));
        });
        prototype.Method("toExponential", 1, static a =>
        {
            var value = Of(a);
            var digits = Digits(a, 0, 100, "toExponential");
            if (!double.IsFinite(value))
                return NumberText.Of(value);

            return DecimalText.Exponential(value, a[0].IsUndefined ? NumberText.DigitsOf(value) - 1 : digits);
        });
        prototype.Method("toLocaleString", 0, static a => LocaleText.Number(a.Run, Of(a), a[0], a[1]));
    }

    private static int Digits(ScriptArguments a, int least, int most, string method)
    {
        var digits = a.Integer(0);
        return digits >= least && digits <= most || a[0].IsUndefined
            ? (int)Math.Max(digits, least)
            : throw a.Run.RangeError($"{method}() argument must be between {least} and {most}");
    }
}
