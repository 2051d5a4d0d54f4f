using Rueckkopplung.Storage.Sql;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>The statements about <c>incidents</c> and <c>continuations</c>.</summary>
internal static class TroubleSql
{
    public static Task AddIncidentAsync(
        this SqlConnection sql, IncidentRow incident, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            insert into incidents (id, instance_id, case_id, activity_id, activity_type, execution_id, kind, cause, message,
              details, timer_id, at)
            values (@id, @instance, @case, @activity, @type, @execution, @kind, @cause, @message, @details, @timer, @at)
            """,
            cancellationToken,
            ("id", incident.Id), ("instance", incident.InstanceId), ("case", incident.CaseId),
            ("activity", incident.ActivityId), ("type", incident.ActivityType), ("execution", incident.ExecutionId),
            ("kind", incident.Kind), ("cause", incident.Cause), ("message", incident.Message),
            ("details", incident.Details), ("timer", incident.TimerId), ("at", incident.At));

    public static Task<int> ResolveIncidentAsync(
        this SqlConnection sql, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            "update incidents set resolved_at = @now where id = @id and resolved_at is null",
            cancellationToken,
            ("now", now), ("id", id));

    public static Task AddContinuationAsync(
        this SqlConnection sql, Continuation continuation, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            insert into continuations (id, instance_id, case_id, kind, payload, created_at, not_before, attempts, is_failed)
            values (@id, @instance, @case, @kind, @payload, @created, @notBefore, @attempts, @failed)
            """,
            cancellationToken,
            ("id", continuation.Id), ("instance", continuation.InstanceId), ("case", continuation.CaseId),
            ("kind", continuation.Kind), ("payload", continuation.Payload), ("created", continuation.CreatedAt),
            ("notBefore", continuation.NotBefore), ("attempts", continuation.Attempts),
            ("failed", continuation.IsFailed));

    public static Task ResolveIncidentsOfAsync(
        this SqlConnection sql, Guid instanceId, DateTimeOffset now, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            "update incidents set resolved_at = @now where instance_id = @id and resolved_at is null",
            cancellationToken,
            ("now", now), ("id", instanceId));

    /// <summary>The incident if it is open.</summary>
    public static async Task<IncidentRow?> FindIncidentAsync(
        this SqlConnection sql, Guid id, CancellationToken cancellationToken)
    {
        var rows = await sql.QueryAsync(
            """
            select instance_id, case_id, activity_id, kind, message, timer_id
            from incidents where id = @id and resolved_at is null
            """,
            row => new IncidentRow
            {
                Id = id,
                InstanceId = row.Id(0),
                CaseId = row.IdOrNull(1),
                ActivityId = row.Text(2),
                Kind = row.Text(3),
                Message = row.Text(4),
                TimerId = row.IdOrNull(5),
            },
            cancellationToken,
            ("id", id));
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>Gives a timer or continuation that was given up its attempts back.</summary>
    public static async Task<bool> TryAgainAsync(
        this SqlConnection sql, IncidentRow incident, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var table = incident.Kind switch
        {
            IncidentKinds.Timer => "update timers set is_failed = false, attempts = 0, try_at = @now where id = @id",
            IncidentKinds.Continuation =>
                "update continuations set is_failed = false, attempts = 0, not_before = @now where id = @id",
            _ => null,
        };
        if (table is null || incident.TimerId is null)
            return false;

        await sql.ExecuteAsync(table, cancellationToken, ("now", now), ("id", incident.TimerId));
        return await sql.ResolveIncidentAsync(incident.Id, now, cancellationToken) == 1;
    }
}
