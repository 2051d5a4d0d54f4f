using System.Globalization;
using System.Text;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>JSON.stringify, charged before the text grows.</summary>
internal sealed class JsonWriter
{
    private readonly RunContext run;
    private readonly ScriptFunction? replacer;
    private readonly List<string>? allowed;
    private readonly string indent;
    private readonly StringBuilder text = new();
    private readonly HashSet<ScriptObject> open = [];

    public JsonWriter(RunContext run, ScriptValue replacer, string indent)
    {
        this.run = run;
        this.indent = indent;
        this.replacer = replacer.Ref as ScriptFunction;
        if (replacer.Kind == ScriptValueKind.Array)
        {
            allowed = [.. ArrayLike.Values(run, replacer)
                .Where(item => item.IsString || item.IsNumber || item.Ref is PrimitiveObject)
                .Select(item => Coerce.ToText(run, item)).Distinct(StringComparer.Ordinal)];
        }
    }

    public static string? Write(RunContext run, ScriptValue value, string indent) =>
        new JsonWriter(run, default, indent).Write(value);

    /// <summary>Null for what has no JSON, such as a function.</summary>
    public string? Write(ScriptValue value)
    {
        run.Charge(96);
        var root = new ScriptObject();
        root.Put("", value);
        return Value(root, "", value) ? text.ToString() : null;
    }

    private bool Value(ScriptObject holder, string key, ScriptValue value)
    {
        run.Step();
        if (value.Object is not null && Members.Get(run, value, "toJSON").Ref is ScriptFunction method)
            value = method.Call(run, value, [key]);
        if (replacer is not null)
            value = replacer.Call(run, new ScriptValue(holder), [key, value]);
        if (value.Ref is PrimitiveObject boxed)
            value = boxed.Value;

        switch (value.Kind)
        {
            case ScriptValueKind.Undefined or ScriptValueKind.Function or ScriptValueKind.Symbol:
                return false;
            case ScriptValueKind.String:
                Quote(value.Str);
                return true;
            case ScriptValueKind.Number:
                Append(double.IsFinite(value.Num) ? NumberText.Of(value.Num) : "null");
                return true;
            case ScriptValueKind.Array or ScriptValueKind.Object:
                Composite(value.Object!);
                return true;
            default:
                Append(Coerce.PrimitiveToText(value));
                return true;
        }
    }

    private void Composite(ScriptObject target)
    {
        run.Enter();
        if (!open.Add(target))
            throw run.TypeError("Converting circular structure to JSON");

        if (target is ScriptArray { IsArguments: false } array)
            Items(array);
        else
            Properties(target);
        open.Remove(target);
        run.Leave();
    }

    private void Items(ScriptArray array)
    {
        Append("[");
        for (var i = 0; i < array.Length; i++)
        {
            if (i > 0)
                Append(",");
            NewLine(open.Count);
            if (!Value(array, NumberText.OfInteger(i), array[i]))
                Append("null");
        }

        if (array.Length > 0)
            NewLine(open.Count - 1);
        Append("]");
    }

    private void Properties(ScriptObject target)
    {
        Append("{");
        var isFirst = true;
        foreach (var name in allowed ?? target.EnumerableNames(run))
        {
            var before = text.Length;
            if (!isFirst)
                Append(",");
            NewLine(open.Count);
            Quote(name);
            Append(indent.Length > 0 ? ": " : ":");
            if (Value(target, name, target.Get(run, name)))
                isFirst = false;
            else
                text.Length = before;
        }

        if (!isFirst)
            NewLine(open.Count - 1);
        Append("}");
    }

    private void NewLine(int depth)
    {
        if (indent.Length == 0)
            return;

        Append("\n");
        for (var i = 0; i < depth; i++)
            Append(indent);
    }

    private void Append(string piece)
    {
        run.Charge(4L * piece.Length);
        run.Work(piece.Length);
        text.Append(piece);
    }

    private void Quote(string value)
    {
        run.Charge(4L * value.Length + 8);
        run.Work(value.Length);
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
            Letter(value, ref i);
        text.Append('"');
    }

    private void Letter(string value, ref int i)
    {
        var c = value[i];
        var named = "\"\\\b\f\n\r\t".IndexOf(c, StringComparison.Ordinal);
        if (named >= 0)
        {
            text.Append('\\').Append("\"\\bfnrt"[named]);
        }
        else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
        {
            text.Append(c).Append(value[++i]);
        }
        else if (c < ' ' || char.IsSurrogate(c))
        {
            run.Charge(20);
            text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }
        else
        {
            text.Append(c);
        }
    }
}
