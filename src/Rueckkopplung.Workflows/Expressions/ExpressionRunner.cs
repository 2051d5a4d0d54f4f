using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>Evaluates inputs and expressions of a burst.</summary>
internal sealed class ExpressionRunner(Burst burst)
{
    private ScriptHost? scripts;

    private ScriptHost Scripts => scripts ??= new ScriptHost(burst);

    public void EvaluateInputs(ActivityExecution execution)
    {
        var inputs = execution.Node.Inputs;
        execution.Inputs = inputs.Count == 0 ? [] : new JsonNode?[inputs.Count];
        for (var place = 0; place < inputs.Count; place++)
        {
            if (inputs[place].AutoEvaluate)
                execution.Inputs[place] = EvaluateInput(execution, inputs[place]);
        }
    }

    /// <summary>The evaluated input. After a resume it is evaluated anew when it is first needed.</summary>
    public JsonNode? Input(ActivityExecution execution, string name)
    {
        for (var place = 0; place < execution.Node.Inputs.Count; place++)
        {
            var input = execution.Node.Inputs[place];
            if (input.Name != name)
                continue;

            if (!input.AutoEvaluate)
                return EvaluateInput(execution, input);

            if (execution.Inputs is null)
                EvaluateInputs(execution);

            return execution.Inputs![place];
        }

        return null;
    }

    /// <summary>The value of a case's condition or another bare expression.</summary>
    public JsonNode? Evaluate(ActivityExecution execution, PreparedExpression expression, ElsaType type) =>
        expression.Kind switch
        {
            ExpressionKind.Literal => expression.Literal(type),
            ExpressionKind.Object => EvaluateObject(expression.Text, type),
            ExpressionKind.Variable => Values.Convert(ReadVariable(execution, expression), type),
            ExpressionKind.Input => Values.Convert(WorkflowInput(execution, expression.Text), type),
            ExpressionKind.Output => Values.Convert(
                Recorded(execution, expression.Text, expression.Name), type),
            ExpressionKind.Script => Values.Convert(Scripts.Run(execution, expression, null), type),
            ExpressionKind.Foreign => Values.Convert(
                expression.Evaluator!.Evaluate(expression.Definition, new ForeignScope(burst, execution)), type),
            _ => null,
        };

    /// <summary>Runs the text of RunJavaScript.</summary>
    public JsonNode? RunScript(ActivityExecution execution, PreparedExpression script, ScriptOutcomes outcomes)
    {
        try
        {
            return Scripts.Run(execution, script, outcomes);
        }
        catch (Exception problem) when (IsFailure(problem))
        {
            throw new InputFailedException("Script", script, problem, problem.Message);
        }
    }

    private bool IsFailure(Exception problem) =>
        problem is not OperationCanceledException && burst.Host.Refuses?.Invoke(problem) != true;

    /// <summary>Within a workflow used as an activity its inputs are variables; else the input of the instance.</summary>
    public JsonNode? WorkflowInput(ActivityExecution execution, string name)
    {
        if (IsInside(execution) && Scopes.ByName(execution, name) is { } slot)
            return slot.Value;

        return burst.Instance.Inputs.GetValueOrDefault(name);
    }

    /// <summary>Is the nearest workflow one that is used as an activity?</summary>
    public static bool IsInside(ActivityExecution execution) => execution.NearestWorkflow?.Parent is not null;

    /// <summary>The output of an activity of the same container, set in this burst.</summary>
    /// <exception cref="InvalidOperationException">There is no such activity in the container.</exception>
    public JsonNode? Recorded(ActivityExecution execution, string idOrName, string? output)
    {
        var container = Scopes.Container(execution).Node;
        var node = Find(container, idOrName) ?? throw new InvalidOperationException($"Activity '{idOrName}' was not found.");
        var wanted = output ?? "Result";
        foreach (var record in burst.Instance.Recorded)
        {
            if (record.NodePath == node.Path && record.Output == wanted && IsAround(execution, record.Container))
                return record.Value;
        }

        return null;
    }

    private static PlanNode? Find(PlanNode container, string idOrName) => container.Children.Find(child =>
        child.Definition.Id == idOrName || child.Definition.Name == idOrName);

    private static bool IsAround(ActivityExecution execution, int number)
    {
        for (var current = execution.Parent; current is not null; current = current.Parent)
        {
            if (current.Number == number)
                return true;
        }

        return false;
    }

    private JsonNode? EvaluateInput(ActivityExecution execution, PreparedInput input) => input.Expression is { } expression
        ? Evaluate(execution, input.Name, expression, input.Type) : input.Default;

    /// <summary>Evaluates; a failure says of what.</summary>
    public JsonNode? Evaluate(ActivityExecution execution, string input, PreparedExpression expression, ElsaType type)
    {
        try
        {
            return Evaluate(execution, expression, type);
        }
        catch (Exception problem) when (IsFailure(problem))
        {
            throw new InputFailedException(input, expression, problem, $"Failed to evaluate activity input '{input}'");
        }
    }

    private static JsonNode? EvaluateObject(string text, ElsaType type) =>
        string.IsNullOrWhiteSpace(text) ? null : Values.Convert(JsonValue.Create(text), type);

    /// <summary>The id counts; the name only where there is no id.</summary>
    private static JsonNode? ReadVariable(ActivityExecution execution, PreparedExpression expression)
    {
        if (expression.Text.Length == 0)
            return Scopes.ByName(execution, expression.Name ?? "")?.Value;

        return (Scopes.ById(execution, expression.Text)
            ?? throw new InvalidOperationException($"Variable '{expression.Text}' not found.")).Value;
    }
}

/// <summary>An input could not be evaluated.</summary>
internal sealed class InputFailedException(string input, PreparedExpression expression, Exception cause, string message)
    : Exception(message, cause)
{
    public string Input { get; } = input;

    public PreparedExpression Expression { get; } = expression;
}
