using Rueckkopplung.Scripting;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>
/// The object <c>variables</c> of a script: a copy of each variable that the script touches, written back when it has ended.
/// </summary>
internal sealed class ScriptVariables(ActivityExecution execution)
{
    private Dictionary<string, ScriptValue>? copies;

    public ScriptValue AsObject() => ScriptValue.HostObject("variables", Get, Set, Names);

    /// <summary>A variable set by a function of the script is seen in the copies at once.</summary>
    public void Sync(string name, ScriptValue value)
    {
        if (copies?.ContainsKey(name) == true)
            copies[name] = value;
    }

    /// <summary>Writes back what the script touched. Null and undefined leave a variable as it is, as in Elsa.</summary>
    public void CopyBack()
    {
        if (copies is null)
            return;

        foreach (var (name, value) in copies)
        {
            if (!value.IsNullish)
                ScriptFunctions.SetVariable(execution, name, value.ToJson());
        }
    }

    private ScriptValue? Get(string name)
    {
        if (copies is not null && copies.TryGetValue(name, out var copy))
            return copy;

        if (Scopes.ByName(execution, name) is not { } slot)
            return null;

        var value = ScriptFunctions.ToScript(slot.Value);
        Set(name, value);
        return value;
    }

    private void Set(string name, ScriptValue value) =>
        (copies ??= new(StringComparer.Ordinal))[name] = value;

    private IEnumerable<string> Names() =>
        Scopes.Visible(execution).Select(slot => slot.Variable.Definition.Name).Union(copies?.Keys.AsEnumerable() ?? [], StringComparer.Ordinal);
}
