using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Workflows.Activities;

/// <summary>What an activity sees of its execution and may do with it. Valid during the call only.</summary>
public sealed class ActivityContext
{
    internal ActivityContext()
    {
    }

    /// <summary>The id in the drawing.</summary>
    public string ActivityId => throw new NotSupportedException();

    /// <summary>The id of this execution, unique within the instance.</summary>
    public string ExecutionId => throw new NotSupportedException();

    /// <summary>The name in the drawing, or null.</summary>
    public string? ActivityName => throw new NotSupportedException();

    /// <summary>The house's instant.</summary>
    public DateTimeOffset Now => throw new NotSupportedException();

    /// <summary>The instance.</summary>
    public string InstanceId => throw new NotSupportedException();

    /// <summary>What correlates the instance.</summary>
    public string? CorrelationId => throw new NotSupportedException();

    /// <summary>The name of the definition.</summary>
    public string DefinitionName => throw new NotSupportedException();

    /// <summary>The id that all versions of the definition share.</summary>
    public string DefinitionId => throw new NotSupportedException();

    /// <summary>True when this activity is the trigger that started the instance.</summary>
    public bool IsTrigger => throw new NotSupportedException();

    /// <summary>The evaluated input, converted; the default of the type where there is none.</summary>
    /// <param name="input">The name as in the descriptor.</param>
    public T? Get<T>(string input) => throw new NotSupportedException();

    /// <summary>The evaluated input. Not to be changed.</summary>
    public JsonNode? GetJson(string input) => throw new NotSupportedException();

    /// <summary>An input of the workflow or of this burst, or null.</summary>
    public JsonNode? WorkflowInput(string name) => throw new NotSupportedException();

    /// <summary>Sets an output; a variable or workflow output bound to it gets the value.</summary>
    public void SetOutput(string output, JsonNode? value) => throw new NotSupportedException();

    /// <summary>Completes with the outcomes; none means <c>Done</c>.</summary>
    public void Complete(params string[] outcomes) => throw new NotSupportedException();

    /// <summary>Makes a bookmark and returns its id, a GUID as text. Several are allowed; the first resumed counts.</summary>
    public string WaitFor(string stimulusName, JsonNode? payload = null) => throw new NotSupportedException();

    /// <summary>Asks for something outside the instance.</summary>
    public void Effect(Effect effect) => throw new NotSupportedException();

    /// <summary>What the host handed in, or null when it is of another type.</summary>
    public T? Subject<T>() where T : class => throw new NotSupportedException();

    /// <summary>Notes something in the journal.</summary>
    public void Journal(string eventName, string? message, JsonNode? payload = null) =>
        throw new NotSupportedException();
}
