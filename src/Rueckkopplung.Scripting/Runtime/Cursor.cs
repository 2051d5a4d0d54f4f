namespace Rueckkopplung.Scripting.Runtime;

/// <summary>Goes through the values of something iterable, one step each.</summary>
internal abstract class Cursor
{
    public static Cursor Over(RunContext run, ScriptValue value)
    {
        run.Charge(48);
        if (value.IsString)
            return new TextCursor(value.Str);

        if (value.IsNullish)
            throw run.TypeError($"{Coerce.PrimitiveToText(value)} is not iterable");

        var method = Members.Get(run, value, ScriptSymbol.Iterator);
        if (method.Ref is not ScriptFunction function)
            throw run.TypeError($"{Coerce.Describe(value)} is not iterable");

        var iterator = function.Call(run, value, []);
        if (iterator.Ref is ScriptIterator own)
            return own.Cursor;

        if (iterator.Object is null)
            throw run.TypeError("Result of the Symbol.iterator method is not an object");

        return new ProtocolCursor(iterator, Members.Get(run, iterator, "next"));
    }

    /// <summary>The next value; false at the end.</summary>
    public abstract bool Next(RunContext run, out ScriptValue value);

    /// <summary>Told when a loop ends before the values do.</summary>
    public virtual void Close(RunContext run)
    {
    }

    /// <summary>Told when the loop's body throws; what closing throws is dropped for it.</summary>
    public void Abandon(RunContext run)
    {
        var depth = run.Depth;
        try
        {
            Close(run);
        }
        catch (JsThrow)
        {
            run.Depth = depth;
        }
    }

    /// <summary>All that is left, charged.</summary>
    public static ScriptValue[] All(RunContext run, ScriptValue value)
    {
        var list = new ScriptArray();
        Append(run, value, list);
        return list.Items.ToArray();
    }

    public static void Append(RunContext run, ScriptValue value, ScriptArray list)
    {
        var cursor = Over(run, value);
        while (cursor.Next(run, out var item))
            list.Add(run, item);
    }
}

internal sealed class TextCursor(string text) : Cursor
{
    private int at;

    public override bool Next(RunContext run, out ScriptValue value)
    {
        run.Step();
        value = default;
        if (at >= text.Length)
            return false;

        var pair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        run.Charge(32);
        value = pair ? text.Substring(at, 2) : Members.Letter(text[at]);
        at += pair ? 2 : 1;
        return true;
    }
}

internal enum CursorKind
{
    Keys,
    Values,
    Entries
}

internal sealed class ArrayCursor(ScriptObject target, CursorKind kind) : Cursor
{
    private int at;
    private bool done;

    public override bool Next(RunContext run, out ScriptValue value)
    {
        run.Step();
        value = default;
        var array = target as ScriptArray;
        var length = array?.Length ?? Coerce.ToInteger(run, target.Get(run, "length"));
        done |= at >= length;
        if (done)
            return false;

        ScriptValue item = default;
        if (kind != CursorKind.Keys)
            item = array is not null ? array[at] : target.Get(run, NumberText.OfInteger(at));
        value = kind switch
        {
            CursorKind.Keys => at,
            CursorKind.Values => item,
            _ => new ScriptValue(ScriptArray.Of(run, [at, item]))
        };
        at++;
        return true;
    }
}

internal sealed class CollectionCursor(ScriptCollection target, CursorKind kind) : Cursor
{
    private int at;

    public override bool Next(RunContext run, out ScriptValue value)
    {
        while (at < target.End)
        {
            run.Step();
            if (!target.TryEntry(at++, out var entry))
                continue;

            value = kind switch
            {
                CursorKind.Keys => entry.Key,
                CursorKind.Values => entry.Value,
                _ => new ScriptValue(ScriptArray.Of(run, [entry.Key, entry.Value]))
            };
            return true;
        }

        value = default;
        return false;
    }
}

/// <summary>An iterator that the script itself made.</summary>
internal sealed class ProtocolCursor(ScriptValue iterator, ScriptValue next) : Cursor
{
    public override bool Next(RunContext run, out ScriptValue value)
    {
        run.Step();
        var result = Members.Call(run, next, iterator, [], "iterator.next");
        if (result.Object is not { } answer)
            throw run.TypeError($"Iterator result {Coerce.Describe(result)} is not an object");

        var done = Coerce.ToBoolean(answer.Get(run, "done"));
        value = done ? default : answer.Get(run, "value");
        return !done;
    }

    public override void Close(RunContext run)
    {
        if (Members.Get(run, iterator, "return").Ref is ScriptFunction function)
            function.Call(run, iterator, []);
    }
}

/// <summary>Values made one by one by the host's code, as the matches of <c>matchAll</c>.</summary>
internal sealed class SequenceCursor(IEnumerator<ScriptValue> values) : Cursor
{
    public override bool Next(RunContext run, out ScriptValue value)
    {
        run.Step();
        var more = values.MoveNext();
        value = more ? values.Current : default;
        return more;
    }
}

/// <summary>A built-in iterator as the script sees it.</summary>
internal sealed class ScriptIterator(Cursor cursor) : ScriptObject(Builtins.Intrinsics.IteratorPrototype)
{
    public override string ClassName => "Iterator";

    public Cursor Cursor => cursor;
}
