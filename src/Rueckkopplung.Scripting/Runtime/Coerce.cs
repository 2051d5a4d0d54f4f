namespace Rueckkopplung.Scripting.Runtime;

/// <summary>The conversions of the language.</summary>
internal static class Coerce
{
    public static bool ToBoolean(ScriptValue value) => value.Ref switch
    {
        null => false,
        Tag => value.Num is not 0 and not double.NaN,
        string text => text.Length > 0,
        _ => true
    };

    public static double ToNumber(RunContext run, ScriptValue value)
    {
        if (value.IsNumber)
            return value.Num;

        if (value.Ref is ScriptSymbol)
            throw run.TypeError("Cannot convert a Symbol value to a number");

        if (value.IsString)
            run.WorkOn(value.Str);

        return PrimitiveToNumber(value.Object is null ? value : ToPrimitive(run, value, "number"));
    }

    public static double PrimitiveToNumber(ScriptValue value) => value.Ref switch
    {
        null => double.NaN,
        Tag => value.Num,
        string or Rope => NumberText.Parse(value.Str),
        _ => double.NaN
    };

    /// <summary>Without fraction; NaN becomes 0, infinities stay.</summary>
    public static double ToInteger(RunContext run, ScriptValue value)
    {
        var number = ToNumber(run, value);
        return double.IsNaN(number) ? 0 : Math.Truncate(number) + 0.0;
    }

    public static int ToInt32(double number)
    {
        var quick = (int)number;
        if (quick == number)
            return quick;

        if (!double.IsFinite(number))
            return 0;

        var modulo = Math.IEEERemainder(Math.Truncate(number), 4294967296.0);
        return unchecked((int)(long)modulo);
    }

    public static string ToText(RunContext run, ScriptValue value)
    {
        if (value.Ref is string text)
            return text;

        if (value.Ref is ScriptSymbol)
            throw run.TypeError("Cannot convert a Symbol value to a string");

        return PrimitiveToText(value.Object is null ? value : ToPrimitive(run, value, "string"), run);
    }

    public static string PrimitiveToText(ScriptValue value, RunContext? run = null) => value.Ref switch
    {
        null => "undefined",
        string text => text,
        Rope rope => rope.Flatten(),
        ScriptSymbol symbol => run is null
            ? symbol.ToString() : throw run.TypeError("Cannot convert a Symbol value to a string"),
        _ when value.IsNull => "null",
        _ when value.IsBoolean => value.Num == 0 ? "false" : "true",
        _ => NumberText.Of(value.Num)
    };

    public static ScriptValue ToPrimitive(RunContext run, ScriptValue value, string hint)
    {
        if (value.Object is not { } target)
            return value;

        var exotic = target.Get(run, ScriptSymbol.ToPrimitive);
        if (exotic.Ref is ScriptFunction convert)
        {
            return convert.Call(run, value, [hint]) is { Object: null } converted
                ? converted : throw run.TypeError("Cannot convert object to primitive value");
        }

        var textFirst = hint == "string";
        for (var turn = 0; turn < 2; turn++)
        {
            var method = target.Get(run, textFirst == (turn == 0) ? "toString" : "valueOf");
            if (method.Ref is ScriptFunction function && function.Call(run, value, []) is { Object: null } primitive)
                return primitive;
        }

        throw run.TypeError("Cannot convert object to primitive value");
    }

    public static PropertyKey ToKey(RunContext run, ScriptValue value)
    {
        if (value.Ref is string text)
        {
            run.WorkOn(text);
            return text;
        }

        if (value.Ref is ScriptSymbol symbol)
            return symbol;

        if (value.IsNumber)
            return NumberText.Of(value.Num);

        var primitive = ToPrimitive(run, value, "string");
        return primitive.Ref is ScriptSymbol own ? own : PrimitiveToText(primitive);
    }

    public static ScriptObject ToObject(RunContext run, ScriptValue value)
    {
        if (value.Object is { } target)
            return target;

        if (value.IsNullish)
            throw run.TypeError("Cannot convert undefined or null to object");

        run.Charge(96);
        return new PrimitiveObject(value, Members.PrototypeOf(value)!);
    }

    /// <summary>From 0 to <paramref name="length"/>; negative positions count from the end.</summary>
    public static int ToRelative(double position, int length)
    {
        if (position < 0)
            return (int)Math.Max(position + length, 0);

        return (int)Math.Min(position, length);
    }

    /// <summary>The value as messages show it; runs no code of the script.</summary>
    public static string Describe(ScriptValue value) => value.Ref switch
    {
        string or Rope => $"\"{Shorten(value.Str)}\"",
        ScriptFunction function => function.Name.Length == 0 ? "function" : function.Name,
        ScriptArray { IsArguments: false } => "[object Array]",
        ScriptObject target => $"#<{target.ClassName}>",
        _ => PrimitiveToText(value)
    };

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
