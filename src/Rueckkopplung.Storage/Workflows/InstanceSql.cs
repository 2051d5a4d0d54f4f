using System.Text.Json.Nodes;
using Rueckkopplung.Storage.Sql;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>The statements about <c>workflow_instances</c>.</summary>
internal static class InstanceSql
{
    private const string Insert =
        """
        insert into workflow_instances (id, definition_id, version_id, version, case_id, correlation_id, name, status,
          sub_status, state, output, passed_closing, parent_id, parent_bookmark_id, revision, created_at, updated_at,
          finished_at)
        values (@id, @definition, @versionId, @version, @case, @correlation, @name, @status,
          @subStatus, @state, @output, @closing, @parent, @parentBookmark, 1, @now, @now,
          @finished)
        """;

    private const string Update =
        """
        update workflow_instances set correlation_id = @correlation, name = @name, status = @status,
          sub_status = @subStatus, state = @state, output = @output, passed_closing = @closing, end_reason = @reason,
          revision = revision + 1, updated_at = @now, finished_at = @finished
        where id = @id and revision = @revision
        """;

    /// <summary>Reads the instance and, on PostgreSQL, locks its row; null if there is none.</summary>
    public static async Task<InstanceRecord?> LockInstanceAsync(
        this SqlConnection sql, Guid id, CancellationToken cancellationToken)
    {
        var rows = await sql.QueryAsync(
            """
            select version_id, case_id, revision, state, status, sub_status, parent_id, parent_bookmark_id,
              correlation_id
            from workflow_instances where id = @id
            """ + sql.Dialect.ForUpdate,
            row => new InstanceRecord(id, row.Text(0), row.IdOrNull(1), row.Number(2))
            {
                State = row.TextOrNull(3),
                IsOpen = row.Text(4) == nameof(WorkflowStatus.Running),
                ParentId = row.IdOrNull(6),
                ParentBookmarkId = row.IdOrNull(7),
                CorrelationId = row.TextOrNull(8),
            },
            cancellationToken,
            ("id", id));
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>Locks the case's row on PostgreSQL, so that all steps about it go one after another.</summary>
    public static async Task LockCaseAsync(this SqlConnection sql, Guid? caseId, CancellationToken cancellationToken)
    {
        if (caseId is null || sql.Dialect.ForUpdate.Length == 0)
            return;

        await sql.QueryAsync(
            "select 1 from cases where id = @id for update", row => row.Number(0), cancellationToken, ("id", caseId));
    }

    /// <exception cref="InvalidOperationException">Another step has changed the instance meanwhile.</exception>
    public static async Task SaveInstanceAsync(
        this SqlConnection sql, StoredBurst burst, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (instance, result) = (burst.Instance, burst.Result);
        var definition = burst.Workflow.Definition;
        var isOver = result.Status == WorkflowStatus.Finished;
        var state = isOver && result.SubStatus != WorkflowSubStatus.Faulted ? null : result.State.Serialize();
        (string, object?)[] common =
        [
            ("correlation", result.CorrelationId), ("name", result.Name), ("status", result.Status.ToString()),
            ("subStatus", result.SubStatus.ToString()), ("state", state), ("output", Output(result)),
            ("closing", result.PassedClosing.Count > 0), ("now", now), ("finished", isOver ? now : null),
            ("id", instance.Id),
        ];
        if (instance.Revision == 0)
        {
            await sql.ExecuteAsync(
                Insert,
                cancellationToken,
                [
                    .. common, ("definition", definition.DefinitionId), ("versionId", instance.VersionId),
                    ("version", definition.Version), ("case", instance.CaseId), ("parent", instance.ParentId),
                    ("parentBookmark", instance.ParentBookmarkId),
                ]);
            return;
        }

        var changed = await sql.ExecuteAsync(
            Update,
            cancellationToken,
            [.. common, ("reason", burst.EndReason), ("revision", instance.Revision)]);
        if (changed != 1)
        {
            throw new InvalidOperationException(
                $"Instance {instance.Id} is no longer at revision {instance.Revision}; its row was not locked.");
        }
    }

    /// <summary>Whether an open instance has something that continues it.</summary>
    public static async Task<bool> CanGoOnAsync(
        this SqlConnection sql, Guid instanceId, CancellationToken cancellationToken)
    {
        var rows = await sql.QueryAsync(
            """
            select case when status <> 'Running'
                or exists (select 1 from bookmarks where instance_id = @id)
                or exists (select 1 from tasks where instance_id = @id)
                or exists (select 1 from timers where instance_id = @id and fired_at is null)
                or exists (select 1 from continuations where instance_id = @id)
                or exists (select 1 from incidents where instance_id = @id and resolved_at is null)
              then 1 else 0 end
            from workflow_instances where id = @id
            """,
            row => row.Number(0) == 1,
            cancellationToken,
            ("id", instanceId));
        return rows.Count == 0 || rows[0];
    }

    private static string? Output(BurstResult result) =>
        result.Outputs.Count == 0
            ? null
            : new JsonObject(result.Outputs.Select(output => KeyValuePair.Create(output.Key, output.Value?.DeepClone())))
                .ToJsonString(StorageJson.Compact);
}
