using Rueckkopplung.Scripting;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>
/// The object <c>variables</c> of a script: a copy of each variable that the script touches, written back when it has ended.
/// </summary>
internal sealed class ScriptVariables(ActivityExecution execution)
{
    private readonly Dictionary<string, ScriptValue> copies = new(StringComparer.Ordinal);

    public ScriptValue AsObject() => ScriptValue.HostObject("variables", Get, Set, Names);

    /// <summary>A variable set by a function of the script is seen in the copies at once.</summary>
    public void Sync(string name, ScriptValue value)
    {
        if (copies.ContainsKey(name))
            copies[name] = value;
    }

    /// <summary>Writes back what the script touched. Null and undefined leave a variable as it is, as in Elsa.</summary>
    public void CopyBack()
    {
        foreach (var (name, value) in copies)
        {
            if (!value.IsNullish)
                ScriptFunctions.SetVariable(execution, name, value.ToJson());
        }
    }

    private ScriptValue? Get(string name)
    {
        if (copies.TryGetValue(name, out var copy))
            return copy;

        if (Scopes.ByName(execution, name) is not { } slot)
            return null;

        return copies[name] = ScriptFunctions.ToScript(slot.Value);
    }

    private void Set(string name, ScriptValue value) => copies[name] = value;

    private IEnumerable<string> Names() =>
        Scopes.Visible(execution).Select(slot => slot.Variable.Definition.Name).Union(copies.Keys, StringComparer.Ordinal);
}
