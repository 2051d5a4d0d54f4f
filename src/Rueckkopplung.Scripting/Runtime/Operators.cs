namespace Rueckkopplung.Scripting.Runtime;

/// <summary>The operators whose operands are not both numbers, and the equalities.</summary>
internal static class Operators
{
    private const int RopeFrom = 256;
    private const int LongestText = 536_870_888;

    public static ScriptValue Add(RunContext run, ScriptValue left, ScriptValue right)
    {
        if (left.Object is not null)
            left = Coerce.ToPrimitive(run, left, "default");
        if (right.Object is not null)
            right = Coerce.ToPrimitive(run, right, "default");
        if (left.IsString || right.IsString)
            return Join(run, TextOf(run, left), TextOf(run, right));

        return Coerce.ToNumber(run, left) + Coerce.ToNumber(run, right);
    }

    public static ScriptValue Join(RunContext run, object left, object right)
    {
        var leftLength = Rope.LengthOf(left);
        var rightLength = Rope.LengthOf(right);
        if (leftLength == 0)
            return new ScriptValue(right, 0);

        if (rightLength == 0)
            return new ScriptValue(left, 0);

        var length = (long)leftLength + rightLength;
        if (length > LongestText)
            throw run.RangeError("Invalid string length");

        if (length < RopeFrom && left is string a && right is string b)
        {
            run.Charge(24 + 2 * length);
            return string.Concat(a, b);
        }

        run.Charge(64 + 2L * Math.Min(leftLength, rightLength));
        return new ScriptValue(new Rope(run, left, right, (int)length));
    }

    private static object TextOf(RunContext run, ScriptValue value) =>
        value.Ref is string or Rope ? value.Ref : Coerce.PrimitiveToText(value, run);

    public static double Power(double left, double right) =>
        double.IsNaN(right) || (Math.Abs(left) == 1 && double.IsInfinity(right)) ? double.NaN : Math.Pow(left, right);

    /// <summary>Less than; null when one of them is NaN.</summary>
    public static bool? Less(RunContext run, ScriptValue left, ScriptValue right, bool leftFirst)
    {
        if (leftFirst)
        {
            left = Coerce.ToPrimitive(run, left, "number");
            right = Coerce.ToPrimitive(run, right, "number");
        }
        else
        {
            right = Coerce.ToPrimitive(run, right, "number");
            left = Coerce.ToPrimitive(run, left, "number");
        }

        if (left.IsString && right.IsString)
        {
            run.Work(Math.Min(left.Str.Length, right.Str.Length));
            return string.CompareOrdinal(left.Str, right.Str) < 0;
        }

        var a = Coerce.ToNumber(run, left);
        var b = Coerce.ToNumber(run, right);
        return double.IsNaN(a) || double.IsNaN(b) ? null : a < b;
    }

    /// <summary>As ===, with steps for long texts.</summary>
    public static bool StrictEquals(RunContext run, ScriptValue left, ScriptValue right)
    {
        if (left.Ref is string { Length: > 256 } text && right.IsString && Rope.LengthOf(right.Ref!) == text.Length)
            run.Work(text.Length);
        return StrictEquals(left, right);
    }

    public static bool StrictEquals(ScriptValue left, ScriptValue right)
    {
        if (left.Ref is Tag)
            return ReferenceEquals(left.Ref, right.Ref) && left.Num == right.Num;

        if (ReferenceEquals(left.Ref, right.Ref))
            return true;

        if (!left.IsString || !right.IsString || Rope.LengthOf(left.Ref!) != Rope.LengthOf(right.Ref!))
            return false;

        return left.Str == right.Str;
    }

    /// <summary>As <c>includes</c>, Map and Set compare: NaN is itself.</summary>
    public static bool SameValueZero(ScriptValue left, ScriptValue right) =>
        StrictEquals(left, right)
        || (left.IsNumber && right.IsNumber && double.IsNaN(left.Num) && double.IsNaN(right.Num));

    public static bool SameValue(ScriptValue left, ScriptValue right) =>
        left.IsNumber && right.IsNumber
            ? left.Num.Equals(right.Num) && double.IsNegative(left.Num) == double.IsNegative(right.Num)
                || (double.IsNaN(left.Num) && double.IsNaN(right.Num))
            : StrictEquals(left, right);

    public static bool LooseEquals(RunContext run, ScriptValue left, ScriptValue right)
    {
        if (left.IsNullish || right.IsNullish)
            return left.IsNullish && right.IsNullish;

        if (left.Object is not null && right.Object is not null)
            return ReferenceEquals(left.Ref, right.Ref);

        if (left.Object is not null)
            return LooseEquals(run, Coerce.ToPrimitive(run, left, "default"), right);

        if (right.Object is not null)
            return LooseEquals(run, left, Coerce.ToPrimitive(run, right, "default"));

        if (left.IsString && right.IsString)
            return StrictEquals(run, left, right);

        if (left.Ref is ScriptSymbol || right.Ref is ScriptSymbol)
            return ReferenceEquals(left.Ref, right.Ref);

        return Coerce.ToNumber(run, left) == Coerce.ToNumber(run, right);
    }

    public static string TypeOf(ScriptValue value) => value.Kind switch
    {
        ScriptValueKind.Undefined => "undefined",
        ScriptValueKind.Boolean => "boolean",
        ScriptValueKind.Number => "number",
        ScriptValueKind.String => "string",
        ScriptValueKind.Symbol => "symbol",
        ScriptValueKind.Function => "function",
        _ => "object"
    };

    public static bool InstanceOf(RunContext run, ScriptValue value, ScriptValue type)
    {
        if (type.Object is not { } target)
            throw run.TypeError("Right-hand side of 'instanceof' is not an object");

        while (target is BoundFunction bound)
        {
            run.Step();
            target = bound.Target;
        }

        if (target is not ScriptFunction)
            throw run.TypeError("Right-hand side of 'instanceof' is not callable");

        if (value.Object is not { } instance)
            return false;

        if (target.Get(run, "prototype").Object is not { } prototype)
            throw run.TypeError("Function has non-object prototype in instanceof check");

        for (var holder = instance.Prototype; holder is not null; holder = holder.Prototype)
        {
            run.Step();
            if (ReferenceEquals(holder, prototype))
                return true;
        }

        return false;
    }

    public static bool In(RunContext run, ScriptValue key, ScriptValue target) =>
        target.Object?.Has(run, Coerce.ToKey(run, key))
        ?? throw run.TypeError($"Cannot use 'in' operator to search for {Coerce.Describe(key)} in no object");
}
