using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Tracing;

/// <summary>The state of an instance as traces show it.</summary>
internal static class TraceView
{
    public static JsonObject Of(TraceInstance instance, IReadOnlyList<TraceInstance> all)
    {
        var view = new JsonObject
        {
            ["status"] = instance.State.Status.ToString(),
            ["subStatus"] = instance.State.SubStatus.ToString(),
        };
        if (instance.Name is not null)
            view["name"] = instance.Name;

        if (instance.CorrelationId is not null)
            view["correlationId"] = instance.CorrelationId;

        view["output"] = new JsonObject(instance.Outputs.Select(item => KeyValuePair.Create(item.Key, item.Value?.DeepClone())));
        view["variables"] = Variables(instance.State.Snapshot());
        view["activities"] = Activities(instance);
        view["incidents"] = List(instance.State.Incidents, incident => new JsonObject
        {
            ["activityId"] = incident.ActivityId,
            ["type"] = incident.ActivityType,
            ["message"] = incident.Message,
        });
        view["bookmarks"] = List(instance.State.Bookmarks, bookmark => new JsonObject
        {
            ["activityId"] = bookmark.ActivityId,
            ["name"] = bookmark.StimulusName,
            ["payload"] = bookmark.Payload?.DeepClone(),
        });
        var children = all.Where(child => child.ParentId == instance.Id).ToList();
        if (children.Count > 0)
            view["children"] = List(children, child => Child(child, all));

        return view;
    }

    private static JsonObject Child(TraceInstance child, IReadOnlyList<TraceInstance> all)
    {
        var view = Of(child, all);
        view.Insert(0, "definitionId", child.Workflow.Definition.DefinitionId);
        return view;
    }

    private static JsonArray Activities(TraceInstance instance)
    {
        var ids = instance.Records.ToDictionary(record => record.ExecutionId, record => record.ActivityId, StringComparer.Ordinal);
        return List(instance.Records, record =>
        {
            var view = new JsonObject
            {
                ["id"] = record.ActivityId,
                ["type"] = record.ActivityType,
                ["status"] = record.Status.ToString(),
            };
            if (record.Outcomes is { } outcomes)
                view["outcomes"] = new JsonArray([.. outcomes.Select(name => (JsonNode?)name)]);

            view["executions"] = record.Executions;
            if (record.ParentExecutionId is { } parent)
                view["parent"] = ids[parent];

            return view;
        });
    }

    /// <summary>The root's variables always; those of other containers while they run.</summary>
    private static JsonObject Variables(Instance instance)
    {
        var scopes = new List<(string Id, List<JsonObject> Executions)>();
        foreach (var execution in instance.Live)
        {
            var isRoot = ReferenceEquals(execution, instance.Root);
            if (!isRoot && execution.Status != ActivityStatus.Running)
                continue;

            var values = new JsonObject(execution.Slots.Where(slot => IsShown(execution, slot)).Select(slot =>
                KeyValuePair.Create(slot.Variable.Definition.Name, slot.Value?.DeepClone())));
            if (values.Count == 0)
                continue;

            var scope = scopes.Find(known => known.Id == execution.Node.Id);
            if (scope.Executions is null)
                scopes.Add((execution.Node.Id, [values]));
            else
                scope.Executions.Add(values);
        }

        return new JsonObject(scopes.Select(scope => KeyValuePair.Create<string, JsonNode?>(
            scope.Id, scope.Executions.Count == 1 ? scope.Executions[0] : new JsonArray([.. scope.Executions]))));
    }

    /// <summary>Variables that a script made up do not belong to the container.</summary>
    private static bool IsShown(ActivityExecution execution, VariableSlot slot) =>
        slot.Variable.Definition.IsPersisted || execution.Node.Variables.Contains(slot.Variable);

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> view) =>
        new([.. items.Select(item => (JsonNode?)view(item))]);
}
