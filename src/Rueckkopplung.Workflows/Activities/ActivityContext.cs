using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Effects;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Expressions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Workflows.Activities;

/// <summary>What an activity sees of its execution and may do with it. Valid during the call only.</summary>
public sealed class ActivityContext
{
    private List<Bookmark>? newBookmarks;

    internal ActivityContext(Burst burst, ActivityExecution execution)
    {
        Burst = burst;
        Execution = execution;
    }

    /// <summary>The id in the drawing.</summary>
    public string ActivityId => Execution.Node.Id;

    /// <summary>The id of this execution, unique within the instance.</summary>
    public string ExecutionId => Names.Execution(Execution.Number);

    /// <summary>The name in the drawing, or null.</summary>
    public string? ActivityName => Execution.Node.Definition.Name;

    /// <summary>The house's instant.</summary>
    public DateTimeOffset Now => Burst.Host.Now;

    /// <summary>The instance.</summary>
    public string InstanceId => Burst.Instance.Id;

    /// <summary>What correlates the instance.</summary>
    public string? CorrelationId => Burst.Instance.CorrelationId;

    /// <summary>The name of the definition.</summary>
    public string DefinitionName => Burst.Workflow.Definition.Name ?? Burst.Workflow.Definition.DefinitionId;

    /// <summary>The id that all versions of the definition share.</summary>
    public string DefinitionId => Burst.Workflow.Definition.DefinitionId;

    /// <summary>The outcomes that have a connection in the drawing; empty outside a flowchart.</summary>
    public IReadOnlyList<string> ConnectedOutcomes => Execution.Node.Parent?.Flow is { } flow
        && flow.Places.TryGetValue(Execution.Node.Index, out var place)
            ? [.. flow.Connections.Where(connection => connection.Source == place)
                .Select(connection => connection.Port ?? "Done").Distinct(StringComparer.Ordinal)] : [];

    /// <summary>True when this activity is the trigger that started the instance.</summary>
    public bool IsTrigger => Burst.Instance.TriggerActivityId == Execution.Node.Definition.Id;

    internal Burst Burst { get; }

    internal ActivityExecution Execution { get; }

    internal List<Bookmark>? NewBookmarks => newBookmarks;

    /// <summary>The evaluated input, converted; the default of the type where there is none.</summary>
    /// <param name="input">The name as in the descriptor.</param>
    public T? Get<T>(string input) => InputValue.As<T>(GetJson(input));

    /// <summary>The evaluated input. Not to be changed.</summary>
    public JsonNode? GetJson(string input) => Burst.Expressions.Input(Execution, input);

    /// <summary>An input of the workflow or of this burst, or null.</summary>
    public JsonNode? WorkflowInput(string name) => Burst.Instance.Inputs.GetValueOrDefault(name);

    /// <summary>Sets an output; a variable or workflow output bound to it gets the value.</summary>
    public void SetOutput(string output, JsonNode? value) => OutputBinding.Set(this, output, value?.DeepClone());

    /// <summary>Completes with the outcomes; none means <c>Done</c>.</summary>
    public void Complete(params string[] outcomes) => Burst.Endings.Complete(Execution, outcomes.Length == 0 ? null : outcomes);

    /// <summary>Makes a bookmark and returns its id, a GUID as text. Several are allowed; the first resumed counts.</summary>
    public string WaitFor(string stimulusName, JsonNode? payload = null)
    {
        var bookmark = new Bookmark(
            Burst.Host.NewId().ToString(), Execution, stimulusName, payload?.DeepClone(), Burst.Host.Now);
        (newBookmarks ??= []).Add(bookmark);
        return bookmark.Id;
    }

    /// <summary>Asks for something outside the instance.</summary>
    public void Effect(Effect effect) => Burst.Log.Effects.Add(effect);

    /// <summary>What the host handed in, or null when it is of another type.</summary>
    public T? Subject<T>() where T : class => Burst.Host.Subject as T;

    /// <summary>Notes something in the journal.</summary>
    public void Journal(string eventName, string? message, JsonNode? payload = null) =>
        Burst.Log.Note(Execution, eventName, message, payload);

    /// <summary>Completes with exactly these outcomes, none among them.</summary>
    internal void CompleteWith(IReadOnlyList<string> outcomes) => Burst.Endings.Complete(Execution, outcomes);

    internal void Schedule(PlanNode? child, IReadOnlyList<VariableSlot>? variables = null) =>
        Burst.Schedule(Execution, child, variables: variables);

    /// <summary>A raw setting of the definition, not an expression.</summary>
    internal JsonNode? Setting(string name) => ElsaNames.Get(Execution.Node.Definition.Json, name);
}
