using System.Text.Json.Nodes;
using Rueckkopplung.Scripting;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>
/// The result of ExecuteWorkflow as scripts see it: stored as <c>status</c>, <c>output</c> …, and read also as
/// <c>Status</c>, <c>Output</c>, as scripts for Elsa do.
/// </summary>
internal static class ChildView
{
    public static bool Fits(JsonObject value) => value.ContainsKey("workflowInstanceId") && value.ContainsKey("subStatus");

    public static ScriptValue Of(JsonObject value) => ScriptValue.HostObject(
        "result", name => Get(value, name), set: null, () => value.Select(member => member.Key));

    private static ScriptValue? Get(JsonObject value, string name) =>
        value.TryGetPropertyValue(name, out var found) || value.TryGetPropertyValue(ElsaNames.Camel(name), out found)
            ? ScriptValue.FromJson(found) : null;
}
