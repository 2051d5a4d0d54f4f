using System.Text.Json.Nodes;
using Rueckkopplung.Storage.Sql;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>A task as a step reads it.</summary>
internal sealed record TaskRecord(Guid Id, Guid InstanceId, Guid? CaseId, Guid? PartId)
{
    public required string ActivityId { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }
    public required string Outcomes { get; init; }
    public string? OverdueOutcome { get; init; }

    public bool HasOutcome(string outcome) =>
        outcome == OverdueOutcome
        || JsonNode.Parse(Outcomes)!.AsArray().Any(known => (string?)known?["name"] == outcome);
}

/// <summary>The statements that find and consume tasks and instances.</summary>
internal static class TaskSql
{
    public static async Task<TaskRecord?> FindTaskAsync(
        this SqlConnection sql, Guid id, CancellationToken cancellationToken)
    {
        var rows = await sql.QueryAsync(
            """
            select instance_id, case_id, part_id, activity_id, name, title, outcomes, overdue_outcome
            from tasks where id = @id
            """,
            row => new TaskRecord(id, row.Id(0), row.IdOrNull(1), row.IdOrNull(2))
            {
                ActivityId = row.Text(3),
                Name = row.Text(4),
                Title = row.Text(5),
                Outcomes = row.Text(6),
                OverdueOutcome = row.TextOrNull(7),
            },
            cancellationToken,
            ("id", id));
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>The stages of a task that are due and have not fired.</summary>
    public static Task<List<string>> DueStagesAsync(
        this SqlConnection sql, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        sql.QueryAsync(
            """
            select stage from timers
            where task_id = @id and fired_at is null and not is_failed and due <= @now and stage <> 'P' order by due
            """,
            row => row.Text(0),
            cancellationToken,
            ("id", id), ("now", now));

    /// <summary>Takes the task away; false when somebody else has.</summary>
    public static async Task<bool> ConsumeTaskAsync(
        this SqlConnection sql, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await sql.FreezeStepAsync("id = @id", id, (now, WasDone: true), cancellationToken);
        return await sql.ExecuteAsync("delete from tasks where id = @id", cancellationToken, ("id", id)) == 1;
    }

    /// <summary>Freezes how the step of a task ends, whoever ends it: was it in time?</summary>
    /// <param name="sql">The step's.</param>
    /// <param name="which">Condition with the parameter <c>@id</c>; constant text.</param>
    /// <param name="id">Of the task or its instance.</param>
    /// <param name="end">The time, and whether somebody did the task.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task FreezeStepAsync(
        this SqlConnection sql,
        string which,
        Guid id,
        (DateTimeOffset Now, bool WasDone) end,
        CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            $"""
             insert into step_times (id, case_id, part_id, step, unit_code, opened_at, due_at, ended_at, was_overdue, was_done)
             select id, case_id, part_id, step, unit_code, opened_at, due_at, @now, due_at is not null and due_at < @now, @done
             from tasks where {which} and step is not null
             """,
            cancellationToken,
            ("now", end.Now), ("done", end.WasDone), ("id", id));

    public static async Task<(bool Exists, Guid? CaseId)> FindCaseOfAsync(
        this SqlConnection sql, Guid instanceId, CancellationToken cancellationToken)
    {
        var rows = await sql.QueryAsync(
            "select case_id from workflow_instances where id = @id",
            row => row.IdOrNull(0),
            cancellationToken,
            ("id", instanceId));
        return rows.Count == 0 ? (false, null) : (true, rows[0]);
    }
}
