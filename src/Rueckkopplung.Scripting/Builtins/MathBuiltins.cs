using System.Numerics;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

internal static class MathBuiltins
{
    private static readonly Dictionary<string, Func<double, double>> OfOne = new(StringComparer.Ordinal)
    {
        ["abs"] = Math.Abs,
        ["acos"] = Math.Acos,
        ["acosh"] = Math.Acosh,
        ["asin"] = Math.Asin,
        ["asinh"] = static x => x == 0 ? x : Math.Asinh(x),
        ["atan"] = Math.Atan,
        ["atanh"] = Math.Atanh,
        ["cbrt"] = CubeRoot,
        ["ceil"] = Math.Ceiling,
        ["cos"] = Math.Cos,
        ["cosh"] = Math.Cosh,
        ["exp"] = Math.Exp,
        ["expm1"] = static x => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1,
        ["floor"] = Math.Floor,
        ["fround"] = static x => (float)x,
        ["log"] = Math.Log,
        ["log10"] = Math.Log10,
        ["log1p"] = static x => Math.Abs(x) < 1e-5 ? x - x * x / 2 : Math.Log(1 + x),
        ["log2"] = Math.Log2,
        ["round"] = Round,
        ["sign"] = static x => double.IsNaN(x) || x == 0 ? x : Math.Sign(x),
        ["sin"] = Math.Sin,
        ["sinh"] = Math.Sinh,
        ["sqrt"] = Math.Sqrt,
        ["tan"] = Math.Tan,
        ["tanh"] = Math.Tanh,
        ["trunc"] = Math.Truncate
    };

    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        var math = new ScriptObject();
        globals["Math"] = new ScriptValue(math);
        math.Put(ScriptSymbol.ToStringTag, "Math", PropertyFlags.Configurable);
        foreach (var (name, function) in OfOne)
            math.Method(name, 1, a => function(a.Number(0)));
        InstallConstants(math);
        math.Method("atan2", 2, static a => Math.Atan2(a.Number(0), a.Number(1)));
        math.Method("pow", 2, static a => Operators.Power(a.Number(0), a.Number(1)));
        math.Method("max", 2, static a => Fold(a, double.NegativeInfinity, Math.Max));
        math.Method("min", 2, static a => Fold(a, double.PositiveInfinity, Math.Min));
        math.Method("hypot", 2, static a =>
            Math.Sqrt(Fold(a, 0, static (sum, x) => sum + x * x)));
        math.Method("clz32", 1, static a => BitOperations.LeadingZeroCount((uint)Coerce.ToInt32(a.Number(0))));
        math.Method("imul", 2, static a => unchecked(Coerce.ToInt32(a.Number(0)) * Coerce.ToInt32(a.Number(1))));
        math.Method("random", 0, static a => a.Run.Random());
    }

    private static void InstallConstants(ScriptObject math)
    {
        math.Constant("PI", Math.PI);
        math.Constant("E", Math.E);
        math.Constant("LN2", 0.6931471805599453);
        math.Constant("LN10", 2.302585092994046);
        math.Constant("LOG2E", 1.4426950408889634);
        math.Constant("LOG10E", 0.4342944819032518);
        math.Constant("SQRT2", 1.4142135623730951);
        math.Constant("SQRT1_2", 0.7071067811865476);
    }

    // The library's root of 27 is a little more than 3.
    private static double CubeRoot(double x)
    {
        var whole = Math.Round(Math.Cbrt(x));
        return whole * whole * whole == x ? whole : Math.Cbrt(x);
    }

    // Halves go up, towards +∞; adding 0.5 first would be wrong for 0.49999999999999994.
    private static double Round(double x)
    {
        var floor = Math.Floor(x);
        var result = x - floor >= 0.5 ? floor + 1 : floor;
        return result == 0 && (x < 0 || double.IsNegative(x)) ? -0.0 : result;
    }

    private static double Fold(ScriptArguments a, double start, Func<double, double, double> join)
    {
        a.Run.Work(a.Count * 8L);
        for (var i = 0; i < a.Count; i++)
            start = join(start, a.Number(i));
        return start;
    }
}
