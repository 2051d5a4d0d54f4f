namespace Rueckkopplung.Scripting.Runtime;

/// <summary>Tells the host what a script threw; runs no code of the script.</summary>
internal static class Thrown
{
    public static ScriptException ToException(JsThrow thrown, string source)
    {
        var (line, column) = Place.Of(source, thrown.Position);
        if (thrown.Value.Object is ScriptError error)
            return new ScriptException(DataOf(error, "name"), DataOf(error, "message"), line, column);

        var problem = thrown.Value.Object is { } other && DataOf(other, "message") is { Length: > 0 } message
            ? message : Coerce.Describe(thrown.Value);
        return new ScriptException(null, problem, line, column) { Value = thrown.Value };
    }

    private static string DataOf(ScriptObject target, string name)
    {
        for (var holder = target; holder is not null; holder = holder.Prototype)
        {
            if (holder.TryOwn(null, name, out var property))
                return property.Accessor is null ? Coerce.Describe(property.Value).Trim('"') : "";
        }

        return "";
    }
}
