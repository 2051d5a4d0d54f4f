using System.Text;
using System.Text.Json.Nodes;
using Rueckkopplung.Scripting;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>The names that scripts see: those of Elsa, accessors of variables and inputs, and what the host adds.</summary>
internal sealed class ScriptFunctions
{
    private static readonly Dictionary<string, Func<ScriptFunctions, ScriptArguments, ScriptValue>> Library = MakeLibrary();
    private readonly Burst burst;
    private Dictionary<string, ScriptValue>? known;
    private Dictionary<string, ScriptValue>? globals;
    private ActivityExecution execution = null!;
    private ScriptVariables variables = null!;
    private ScriptOutcomes? outcomes;

    public ScriptFunctions(Burst burst) => this.burst = burst;

    private Instance Instance => burst.Instance;

    public void Enter(ActivityExecution current, ScriptVariables currentVariables, ScriptOutcomes? currentOutcomes)
    {
        execution = current;
        variables = currentVariables;
        outcomes = currentOutcomes;
        // an activity before this one may have changed what the host shows
        globals?.Clear();
    }

    public ScriptValue? Find(string name)
    {
        if (name == "variables")
            return variables.AsObject();

        if (outcomes is not null && Outcome(name) is { } outcome)
            return outcome;

        return Function(name) ?? Accessor(name) ?? Global(name);
    }

    public static void SetVariable(ActivityExecution from, string name, JsonNode? value)
    {
        if (Scopes.ByName(from, name) is { } slot)
            slot.Value = Values.Convert(value, slot.Variable.Type);
        else
            Scopes.Container(from).OwnSlots.Add(LoopVariables.Slot(name, value, driver: null));
    }

    public static ScriptValue ToScript(JsonNode? value) => value is JsonObject item && ChildView.Fits(item)
        ? ChildView.Of(item) : ScriptValue.FromJson(value);

    // a function is made when a script first names it: most scripts name one
    private ScriptValue? Function(string name)
    {
        if (known is not null && known.TryGetValue(name, out var made))
            return made;
        if (!Library.TryGetValue(name, out var body))
            return null;

        return (known ??= new(StringComparer.Ordinal))[name] = ScriptValue.Function(name, given => body(this, given));
    }

    private static Dictionary<string, Func<ScriptFunctions, ScriptArguments, ScriptValue>> MakeLibrary()
    {
        var library = new Dictionary<string, Func<ScriptFunctions, ScriptArguments, ScriptValue>>(StringComparer.Ordinal);
        AddIdentity(library);
        AddValues(library);
        AddTexts(library);
        foreach (var (name, function) in ScriptBytes.Functions)
            library[name] = (_, given) => function(given);

        return library;
    }

    private static void AddIdentity(Dictionary<string, Func<ScriptFunctions, ScriptArguments, ScriptValue>> library)
    {
        library["getWorkflowDefinitionId"] = (host, _) => host.burst.Workflow.Definition.DefinitionId;
        library["getWorkflowDefinitionVersionId"] = (host, _) => host.burst.Workflow.Definition.Id;
        library["getWorkflowDefinitionVersion"] = (host, _) => (double)host.burst.Workflow.Definition.Version;
        library["getWorkflowInstanceId"] = (host, _) => host.Instance.Id;
        library["getCorrelationId"] = (host, _) => host.Instance.CorrelationId;
        library["setCorrelationId"] = (host, given) =>
            Do(() => host.Instance.CorrelationId = given[0].IsNullish ? null : given.Text(0));
        library["getWorkflowInstanceName"] = (host, _) => host.Instance.Name;
        library["setWorkflowInstanceName"] = (host, given) =>
            Do(() => host.Instance.Name = given[0].IsNullish ? null : given.Text(0));
        library["newGuid"] = (host, _) => host.burst.Host.NewId().ToString();
        library["newGuidString"] = library["newGuid"];
        library["getGuidString"] = library["newGuid"];
        library["newShortGuid"] = (host, _) => host.ShortGuid();
        library["getShortGuid"] = library["newShortGuid"];
        library["parseGuid"] = (_, given) => Guid.TryParse(given.Text(0), out var id) ? id.ToString()
            : throw given.Error($"'{given.Text(0)}' is not a GUID.");
    }

    private static void AddValues(Dictionary<string, Func<ScriptFunctions, ScriptArguments, ScriptValue>> library)
    {
        library["getVariable"] = (host, given) => ToScript(Scopes.ByName(host.execution, given.Text(0))?.Value);
        library["setVariable"] = (host, given) => Do(() =>
        {
            host.variables.Sync(given.Text(0), given[1]);
            SetVariable(host.execution, given.Text(0), given[1].ToJson());
        });
        library["getInput"] = (host, given) =>
            ToScript(host.burst.Expressions.WorkflowInput(host.execution, given.Text(0)));
        library["getOutputFrom"] = (host, given) => ToScript(host.burst.Expressions.Recorded(
            host.execution, given.Text(0), given[1].IsNullish ? null : given.Text(1)));
        library["getLastResult"] = (host, _) => ToScript(host.Instance.LastResult);
    }

    private static void AddTexts(Dictionary<string, Func<ScriptFunctions, ScriptArguments, ScriptValue>> library)
    {
        library["isNullOrWhiteSpace"] = (_, given) => given[0].IsNullish || string.IsNullOrWhiteSpace(given.Text(0));
        library["isNullOrEmpty"] = (_, given) => given[0].IsNullish || given.Text(0).Length == 0;
        library["toJson"] = (_, given) => Values.ToJsonText(given[0].ToJson());
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
        if (globals is not null && globals.TryGetValue(name, out var cached))
            return cached;

        return burst.Host.ScriptGlobals is { } added && added.TryGetValue(name, out var value)
            ? (globals ??= new(StringComparer.Ordinal))[name] = ScriptValue.FromJson(value) : (ScriptValue?)null;
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
