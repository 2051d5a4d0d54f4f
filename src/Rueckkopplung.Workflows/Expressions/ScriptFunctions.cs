using System.Text;
using System.Text.Json.Nodes;
using Rueckkopplung.Scripting;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>The names that scripts see: those of Elsa, accessors of variables and inputs, and what the host adds.</summary>
internal sealed class ScriptFunctions
{
    private readonly Burst burst;
    private readonly Dictionary<string, ScriptValue> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScriptValue> globals = new(StringComparer.Ordinal);
    private ActivityExecution execution = null!;
    private ScriptVariables variables = null!;
    private ScriptOutcomes? outcomes;

    public ScriptFunctions(Burst burst)
    {
        this.burst = burst;
        AddIdentity();
        AddValues();
        AddTexts();
    }

    private Instance Instance => burst.Instance;

    public void Enter(ActivityExecution current, ScriptVariables currentVariables, ScriptOutcomes? currentOutcomes)
    {
        execution = current;
        variables = currentVariables;
        outcomes = currentOutcomes;
    }

    public ScriptValue? Find(string name)
    {
        if (name == "variables")
            return variables.AsObject();

        if (outcomes is not null && Outcome(name) is { } outcome)
            return outcome;

        return known.TryGetValue(name, out var function) ? function : Accessor(name) ?? Global(name);
    }

    public static void SetVariable(ActivityExecution from, string name, JsonNode? value)
    {
        if (Scopes.ByName(from, name) is { } slot)
            slot.Value = Values.Convert(value, slot.Variable.Type);
        else
            Scopes.Container(from).Slots.Add(LoopVariables.Slot(name, value, driver: null));
    }

    public static ScriptValue ToScript(JsonNode? value) => value is JsonObject item && ChildView.Fits(item)
        ? ChildView.Of(item) : ScriptValue.FromJson(value);

    private void Add(string name, Func<ScriptArguments, ScriptValue> body) =>
        known[name] = ScriptValue.Function(name, body);

    private void AddIdentity()
    {
        Add("getWorkflowDefinitionId", _ => burst.Workflow.Definition.DefinitionId);
        Add("getWorkflowDefinitionVersionId", _ => burst.Workflow.Definition.Id);
        Add("getWorkflowDefinitionVersion", _ => (double)burst.Workflow.Definition.Version);
        Add("getWorkflowInstanceId", _ => Instance.Id);
        Add("getCorrelationId", _ => Instance.CorrelationId);
        Add("setCorrelationId", given => Do(() => Instance.CorrelationId = given[0].IsNullish ? null : given.Text(0)));
        Add("getWorkflowInstanceName", _ => Instance.Name);
        Add("setWorkflowInstanceName", given => Do(() => Instance.Name = given[0].IsNullish ? null : given.Text(0)));
        Add("newGuid", _ => burst.Host.NewId().ToString());
        Add("newGuidString", _ => burst.Host.NewId().ToString());
        Add("getGuidString", _ => burst.Host.NewId().ToString());
        Add("newShortGuid", _ => ShortGuid());
        Add("getShortGuid", _ => ShortGuid());
        Add("parseGuid", given => Guid.TryParse(given.Text(0), out var id) ? id.ToString()
            : throw given.Error($"'{given.Text(0)}' is not a GUID."));
    }

    private void AddValues()
    {
        Add("getVariable", given => ToScript(Scopes.ByName(execution, given.Text(0))?.Value));
        Add("setVariable", given => Do(() =>
        {
            variables.Sync(given.Text(0), given[1]);
            SetVariable(execution, given.Text(0), given[1].ToJson());
        }));
        Add("getInput", given => ToScript(burst.Expressions.WorkflowInput(execution, given.Text(0))));
        Add("getOutputFrom", given => ToScript(burst.Expressions.Recorded(
            execution, given.Text(0), given[1].IsNullish ? null : given.Text(1))));
        Add("getLastResult", _ => ToScript(Instance.LastResult));
    }

    private void AddTexts()
    {
        Add("isNullOrWhiteSpace", given => given[0].IsNullish || string.IsNullOrWhiteSpace(given.Text(0)));
        Add("isNullOrEmpty", given => given[0].IsNullish || given.Text(0).Length == 0);
        Add("toJson", given => Values.ToJsonText(given[0].ToJson()));
        Add("stringToBase64", given => Convert.ToBase64String(Encoding.UTF8.GetBytes(given.Text(0))));
        Add("stringFromBase64", given => FromBase64(given));
    }

    private static ScriptValue FromBase64(ScriptArguments given)
    {
        var bytes = new byte[given.Text(0).Length];
        return Convert.TryFromBase64String(given.Text(0), bytes, out var count)
            ? Encoding.UTF8.GetString(bytes, 0, count) : throw given.Error("The text is not valid Base64.");
    }

    private static ScriptValue Do(Action action)
    {
        action();
        return ScriptValue.Undefined;
    }

    private string ShortGuid() =>
        Convert.ToBase64String(burst.Host.NewId().ToByteArray()).Replace("/", "", StringComparison.Ordinal)
            .Replace("+", "", StringComparison.Ordinal).Replace("=", "", StringComparison.Ordinal);

    private ScriptValue? Outcome(string name) => name switch
    {
        "setOutcome" => ScriptValue.Function(name, given => Do(() => outcomes!.Names = [given.Text(0)])),
        "setOutcomes" => ScriptValue.Function(name, given => Do(() => outcomes!.Names = given[0].ToJson() is JsonArray names
            ? [.. names.Select(item => Values.ToText(item) ?? "")] : [given.Text(0)])),
        // a bare null would become the script's null
        _ => (ScriptValue?)null,
    };

    private ScriptValue? Global(string name)
    {
        if (globals.TryGetValue(name, out var cached))
            return cached;

        return burst.Host.ScriptGlobals is { } added && added.TryGetValue(name, out var value)
            ? globals[name] = ScriptValue.FromJson(value) : (ScriptValue?)null;
    }

    /// <summary>getX, setX for variables; getX for inputs of the instance; getResultFromX for outputs of activities.</summary>
    private ScriptValue? Accessor(string name)
    {
        if (name.StartsWith("set", StringComparison.Ordinal) && VariableOf(name[3..]) is { } target)
        {
            return ScriptValue.Function(name, given => Do(() =>
            {
                variables.Sync(target, given[0]);
                SetVariable(execution, target, given[0].ToJson());
            }));
        }

        if (!name.StartsWith("get", StringComparison.Ordinal))
            return null;

        var wanted = name[3..];
        if (!ExpressionRunner.IsInside(execution)
            && burst.Workflow.Definition.Inputs.Any(input => input.Name == wanted))
        {
            return ScriptValue.Function(name, _ => ToScript(Instance.Inputs.GetValueOrDefault(wanted)));
        }

        if (VariableOf(wanted) is { } variable)
            return ScriptValue.Function(name, _ => ToScript(Scopes.ByName(execution, variable)?.Value));

        return OutputOf(wanted) is var (activity, output)
            ? ScriptValue.Function(name, _ => ToScript(burst.Expressions.Recorded(execution, activity, output))) : (ScriptValue?)null;
    }

    private string? VariableOf(string pascal) => pascal.Length == 0 ? null : Scopes.Visible(execution)
        .Select(slot => slot.Variable.Definition.Name).FirstOrDefault(name => Pascal(name) == pascal);

    private (string Activity, string Output)? OutputOf(string wanted)
    {
        foreach (var node in Scopes.Container(execution).Node.Children)
        {
            foreach (var output in node.Activity.Descriptor.Outputs)
            {
                if (wanted == $"{output.Name}From{Pascal(node.Definition.Name ?? node.Definition.Id)}")
                    return (node.Definition.Id, output.Name);
            }
        }

        return null;
    }

    /// <summary>"my variable", "my_variable" and "myVariable" become "MyVariable".</summary>
    private static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        var isStart = true;
        foreach (var letter in name)
        {
            if (letter is ' ' or '_' or '-')
            {
                isStart = true;
                continue;
            }

            text.Append(isStart ? char.ToUpperInvariant(letter) : letter);
            isStart = false;
        }

        return text.ToString();
    }
}
