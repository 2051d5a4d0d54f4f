using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Workflows.Comparing;

/// <summary>
/// Says what is different between two versions of a definition, in the order in which people look: the workflow, its
/// activities, its connections, the drawing. Ids, dates and what a tool writes by itself do not count; everything else does.
/// </summary>
public static class DefinitionComparison
{
    // said by the version, not by the drawing; or written by the tool
    private static readonly HashSet<string> Uncounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "$schema", "id", "definitionId", "version", "isLatest", "isPublished", "createdAt", "updatedAt", "toolVersion", "isReadonly", "isSystem", "links",
        "providerName", "materializerName", "materializerContext", "tenantId", "root", "variables", "inputs", "outputs", "outcomes", "options", "customProperties",
    };

    /// <returns>Nothing where both run alike and look alike.</returns>
    public static IReadOnlyList<DefinitionChange> Between(WorkflowDefinition before, WorkflowDefinition after) =>
    [
        .. Settings(before.Json, after.Json, Uncounted.Contains),
        .. Settings(Part(before, "options"), Part(after, "options"), _ => false),
        // what was last tried in the Studio's test panel is no part of the process
        .. Settings(Part(before, "customProperties"), Part(after, "customProperties"), name => name == "VariableTestValues"),
        .. VariableChanges.Between(before.Variables, after.Variables, null),
        .. Interface("input", before, after),
        .. Interface("output", before, after),
        .. Outcomes(before.Outcomes, after.Outcomes),
        .. ActivityComparison.Between(before.Root, after.Root),
    ];

    private static JsonObject Part(WorkflowDefinition definition, string name) => ElsaNames.Object(definition.Json, name) ?? [];

    private static IEnumerable<DefinitionChange> Settings(JsonObject before, JsonObject after, Func<string, bool> isUncounted) =>
        from name in before.Select(one => one.Key).Union(after.Select(one => one.Key), StringComparer.Ordinal)
        where !isUncounted(name) && !PropertyValue.AreSame(before[name], after[name])
        let shown = PropertyValue.Shown(before[name], after[name])
        select new DefinitionChange(ChangeKind.Setting, null, name, shown.Before, shown.After);

    private static IEnumerable<DefinitionChange> Interface(string kind, WorkflowDefinition before, WorkflowDefinition after)
    {
        var (old, now) = (Named(ElsaNames.Get(before.Json, kind + "s")), Named(ElsaNames.Get(after.Json, kind + "s")));
        foreach (var name in old.Keys.Except(now.Keys))
            yield return new DefinitionChange(ChangeKind.InterfaceRemoved, null, kind, new ShownValue(null, name));
        foreach (var name in now.Keys.Except(old.Keys))
            yield return new DefinitionChange(ChangeKind.InterfaceAdded, null, kind, null, new ShownValue(null, name));
        foreach (var name in old.Keys.Intersect(now.Keys).Where(name => !PropertyValue.AreSame(old[name], now[name])))
            yield return new DefinitionChange(ChangeKind.InterfaceChanged, null, kind, null, new ShownValue(null, name));
    }

    private static IEnumerable<DefinitionChange> Outcomes(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
    [
        .. before.Except(after).Select(gone => new DefinitionChange(ChangeKind.InterfaceRemoved, null, "outcome", new ShownValue(null, gone))),
        .. after.Except(before).Select(added => new DefinitionChange(ChangeKind.InterfaceAdded, null, "outcome", null, new ShownValue(null, added))),
    ];

    private static Dictionary<string, JsonObject> Named(JsonNode? list)
    {
        var named = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var item in (list as JsonArray ?? []).OfType<JsonObject>())
            named.TryAdd(item["name"]?.ToString() ?? string.Empty, item);
        return named;
    }
}
