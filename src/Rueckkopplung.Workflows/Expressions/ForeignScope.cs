using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>What a language of the host may read.</summary>
internal sealed class ForeignScope(Burst burst, ActivityExecution execution) : IExpressionScope
{
    public DateTimeOffset Now => burst.Host.Now;

    public IReadOnlyDictionary<string, JsonNode?> Variables => Scopes.Visible(execution)
        .ToDictionary(slot => slot.Variable.Definition.Name, slot => slot.Value, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, JsonNode?> Inputs => burst.Instance.Inputs;

    public IReadOnlyDictionary<string, JsonNode?> Globals =>
        burst.Host.ScriptGlobals ?? new Dictionary<string, JsonNode?>();

    public T? Subject<T>() where T : class => burst.Host.Subject as T;
}
