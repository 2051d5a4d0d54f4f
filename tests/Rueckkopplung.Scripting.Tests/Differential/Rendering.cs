using Rueckkopplung.Scripting.Builtins;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Tests.Differential;

/// <summary>Writes a value exactly as render.mjs does in Node.</summary>
internal static class Rendering
{
    /// <summary>Long enough for a script of the corpus on a busy machine, short enough that a hang is seen.</summary>
    private static readonly ScriptLimits Limits = new() { Time = TimeSpan.FromSeconds(10) };

    /// <summary>The value, or what the script threw.</summary>
    public static string OfRun(string source)
    {
        try
        {
            var run = new ScriptRun { Now = new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), Limits = Limits };
            return Of(ScriptProgram.Compile(source).Run(run), run);
        }
        catch (ScriptSyntaxException)
        {
            return "throws SyntaxError";
        }
        catch (ScriptLimitException limit)
        {
            return $"limit {limit.Limit}";
        }
        catch (ScriptException error) when (error.ErrorName is not null)
        {
            return $"throws {error.ErrorName}";
        }
        catch (ScriptException error)
        {
            return $"throws {Of(error.Value, new ScriptRun())}";
        }
    }

    private static string Of(ScriptValue value, ScriptRun run)
    {
        try
        {
            return Of(value, new RunContext(run), 0);
        }
        catch (JsThrow thrown)
        {
            return "throws " + Thrown.ToException(thrown, "").ErrorName;
        }
    }

    private static string Of(ScriptValue value, RunContext run, int depth)
    {
        if (depth > 12)
            return "deep";

        if (value.IsNumber && value.Num == 0 && double.IsNegative(value.Num))
            return "-0";

        return value.Kind switch
        {
            ScriptValueKind.String => JsonWriter.Write(run, value, "") ?? "",
            ScriptValueKind.Function => "function",
            ScriptValueKind.Array or ScriptValueKind.Object => OfObject(value.Object!, run, depth + 1),
            _ => Coerce.PrimitiveToText(value)
        };
    }

    private static string OfObject(ScriptObject target, RunContext run, int depth)
    {
        string Inner(ScriptValue value) => Of(value, run, depth);
        return target switch
        {
            ScriptArray { IsArguments: false } array => $"[{string.Join(',', Enumerable.Range(0, array.Length)
                .Select(i => array.IsHole(i) ? "hole" : Inner(array[i])))}]",
            ScriptDate date => $"Date({(double.IsNaN(date.Time) ? "invalid" : DateText.Iso(date.Time))})",
            ScriptRegExp => Coerce.ToText(run, new ScriptValue(target)),
            ScriptError => Coerce.ToText(run, target.Get(run, "name")),
            ScriptCollection { IsMap: true } map => $"Map({string.Join(',', Entries(map).Select(e => $"{Inner(e.Key)}=>{Inner(e.Value)}"))})",
            ScriptCollection set => $"Set({string.Join(',', Entries(set).Select(e => Inner(e.Key)))})",
            PrimitiveObject boxed => $"Object({Inner(boxed.Value)})",
            _ => $"{{{string.Join(',', target.EnumerableNames(run)
                .Select(name => $"{JsonWriter.Write(run, name, "")}:{Inner(target.Get(run, name))}"))}}}"
        };
    }

    private static IEnumerable<(ScriptValue Key, ScriptValue Value)> Entries(ScriptCollection collection)
    {
        for (var i = 0; i < collection.End; i++)
        {
            if (collection.TryEntry(i, out var entry))
                yield return entry;
        }
    }
}
