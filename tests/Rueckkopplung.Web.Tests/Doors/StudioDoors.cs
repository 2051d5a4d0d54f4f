using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Tests.Doors;

/// <summary>
/// Elsa Studio: who runs the house draws, the head of SQM reads along. Its files are the package's and open to all. The
/// things asked for do not exist, so that nothing is changed.
/// </summary>
internal static class StudioDoors
{
    private static readonly Role[] Readers = [Role.SqmLead, Role.Admin];
    private static readonly Role[] Writers = [Role.Admin];

    private static readonly string[] Reading =
    [
        "GET /activity-execution-summaries/list",
        "GET /activity-executions/by-id",
        "GET /activity-executions/list",
        "POST /activity-executions/report",
        "GET /activity-executions/{id}/call-stack",
        "POST /bulk-actions/export/workflow-definitions",
        "GET /descriptors/activities",
        "POST /descriptors/activities/{type}/options/{property}",
        "GET /descriptors/commit-strategies/activities",
        "GET /descriptors/commit-strategies/workflows",
        "GET /descriptors/expression-descriptors",
        "GET /descriptors/incident-strategies",
        "GET /descriptors/log-persistence-strategies",
        "GET /descriptors/output-converters",
        "GET /descriptors/storage-drivers",
        "GET /descriptors/variables",
        "GET /descriptors/workflow-activation-strategies",
        "GET /features/installed",
        "POST /scripting/javascript/type-definitions/{definitionId}",
        "GET /workflow-definitions",
        "GET /workflow-definitions/by-definition-id/{definitionId}",
        "GET /workflow-definitions/by-id/{versionId}",
        "GET /workflow-definitions/many-by-id",
        "GET /workflow-definitions/query/count",
        "GET /workflow-definitions/subgraph/segments/{versionId}",
        "GET /workflow-definitions/subgraph/{versionId}",
        "GET /workflow-definitions/validation/is-name-unique",
        "GET /workflow-definitions/{definitionId}/consumers",
        "GET /workflow-definitions/{definitionId}/export",
        "POST /workflow-instances",
        "GET /workflow-instances/{id:guid}",
        "GET /workflow-instances/{id:guid}/execution-state",
        "POST /workflow-instances/{id:guid}/journal",
        "GET /workflow-instances/{id:guid}/variables",
    ];

    private static readonly string[] Writing =
    [
        "POST /bulk-actions/cancel/workflow-instances",
        "POST /bulk-actions/delete/workflow-definitions/by-definition-id",
        "POST /bulk-actions/delete/workflow-definitions/by-id",
        "POST /bulk-actions/delete/workflow-instances/by-id",
        "POST /bulk-actions/publish/workflow-definitions/by-definition-ids",
        "POST /bulk-actions/retract/workflow-definitions/by-definition-ids",
        "POST /cancel/workflow-instances/{id:guid}",
        "POST /tests/activities",
        "DELETE /workflow-definition-versions/{versionId}",
        "POST /workflow-definitions",
        "POST /workflow-definitions/import",
        "DELETE /workflow-definitions/{definitionId}",
        "POST /workflow-definitions/{definitionId}/execute",
        "POST /workflow-definitions/{definitionId}/publish",
        "POST /workflow-definitions/{definitionId}/retract",
        "POST /workflow-definitions/{definitionId}/revert/{version:int}",
        "POST /workflow-definitions/{definitionId}/update-references",
        "DELETE /workflow-instances/{id:guid}",
    ];

    public static IReadOnlyList<Door> Rows { get; } =
    [
        .. Reading.Select(key => Api(key, Readers)),
        .. Writing.Select(key => Api(key, Writers)),
        // the hub asks who it is before anything else; what is no connection to it gets 400 or 405 from it
        new("ANY /elsa/hubs/workflow-instance", Readers),
        new("ANY /elsa/hubs/workflow-instance/negotiate", Readers),
        new("GET /studio", Readers),
        new("GET /studio/workflows/definitions", Readers),
        new("GET /studio/workflows/definitions/{definitionId}/edit", Readers, "/studio/workflows/definitions/mangel/edit"),
        new("GET /studio/workflows/instances", Readers),
        new("GET /studio/workflows/instances/{id:guid}/view", Readers, $"/studio/workflows/instances/{Guid.Empty}/view") { MayBeAbsent = true },
        new("GET /workflows/definitions/{id}/edit", Readers, "/workflows/definitions/mangel/edit"),
        new("GET /studio/Elsa.Studio.Host.CustomElements.styles.css", null),
        new("GET /studio/_content/{**path}", null, "/studio/_content/gibt-es-nicht.css"),
        new("GET /studio/_framework/{**path}", null, "/studio/_framework/gibt-es-nicht.js"),
        new("GET /studio/appsettings.json", null),
    ];

    private static Door Api(string key, Role[] who)
    {
        var (method, route) = (key.Split(' ')[0], "/elsa/api" + key.Split(' ')[1]);
        var path = route.Replace(":int}", "}", StringComparison.Ordinal).Replace("{version}", "1", StringComparison.Ordinal)
            .Replace("{id:guid}", $"{Guid.Empty}", StringComparison.Ordinal).Replace("{", "gibt-es-nicht-", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        return new Door($"{method} {route}", who, path, method == "POST" ? "{}" : null) { MayBeAbsent = true };
    }
}
