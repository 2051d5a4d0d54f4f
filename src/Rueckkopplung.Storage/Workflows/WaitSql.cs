using Rueckkopplung.Storage.Sql;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>The statements about <c>bookmarks</c>, <c>tasks</c> and <c>timers</c>.</summary>
internal static class WaitSql
{
    // most bookmarks have neither task nor timer: one question instead of three statements for nothing
    private const string HangingOnBookmark =
        """
        select 1 where exists (select 1 from tasks where id = @id)
          or exists (select 1 from timers where bookmark_id = @id) or exists (select 1 from timers where task_id = @id)
        """;

    private const string HangingOnInstance =
        """
        select 1 where exists (select 1 from tasks where instance_id = @id)
          or exists (select 1 from timers where instance_id = @id)
          or exists (select 1 from continuations where instance_id = @id)
        """;

    public static Task AddBookmarkAsync(
        this SqlConnection sql, InstanceRecord instance, BookmarkState bookmark, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            insert into bookmarks (id, instance_id, case_id, activity_id, execution_id, stimulus, hash, payload, created_at)
            values (@id, @instance, @case, @activity, @execution, @stimulus, @hash, @payload, @at)
            """,
            cancellationToken,
            ("id", Guid.Parse(bookmark.Id)), ("instance", instance.Id), ("case", instance.CaseId),
            ("activity", bookmark.ActivityId), ("execution", bookmark.ActivityExecutionId),
            ("stimulus", bookmark.StimulusName), ("hash", bookmark.Hash),
            ("payload", bookmark.Payload?.ToJsonString(StorageJson.Compact)), ("at", bookmark.CreatedAt));

    /// <summary>Removes a bookmark with its task and timers.</summary>
    public static async Task RemoveBookmarkAsync(
        this SqlConnection sql, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await sql.ExecuteAsync("delete from bookmarks where id = @id", cancellationToken, ("id", id));
        if (!await sql.AnyAsync(HangingOnBookmark, id, cancellationToken))
            return;

        await sql.FreezeStepAsync("id = @id", id, (now, WasDone: false), cancellationToken);
        await sql.ExecuteAsync("delete from tasks where id = @id", cancellationToken, ("id", id));
        await sql.ExecuteAsync(
            "delete from timers where bookmark_id = @id or task_id = @id", cancellationToken, ("id", id));
    }

    /// <summary>Removes all that waits of an instance that is over.</summary>
    public static async Task RemoveWaitsAsync(
        this SqlConnection sql, Guid instanceId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await sql.ExecuteAsync("delete from bookmarks where instance_id = @id", cancellationToken, ("id", instanceId));
        if (!await sql.AnyAsync(HangingOnInstance, instanceId, cancellationToken))
            return;

        await sql.FreezeStepAsync("instance_id = @id", instanceId, (now, WasDone: false), cancellationToken);
        await sql.ExecuteAsync("delete from tasks where instance_id = @id", cancellationToken, ("id", instanceId));
        await sql.ExecuteAsync("delete from timers where instance_id = @id", cancellationToken, ("id", instanceId));
        await sql.ExecuteAsync(
            "delete from continuations where instance_id = @id and kind = 'continue'",
            cancellationToken,
            ("id", instanceId));
    }

    private static async Task<bool> AnyAsync(
        this SqlConnection sql, string question, Guid id, CancellationToken cancellationToken) =>
        (await sql.QueryAsync(question, row => true, cancellationToken, ("id", id))).Count > 0;

    public static Task AddTaskAsync(
        this SqlConnection sql,
        InstanceRecord instance,
        OpenTaskEffect task,
        DateTimeOffset now,
        CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            insert into tasks (id, instance_id, case_id, part_id, activity_id, name, title, step, unit_code, roles,
              quartier, person_id, outcomes, form, overdue_outcome, opened_at, due_at, urgent)
            values (@id, @instance, @case, @part, @activity, @name, @title, @step, @unit, @roles,
              @quartier, @person, @outcomes, @form, @overdue, @now, @due, @urgent)
            """,
            cancellationToken,
            ("id", Guid.Parse(task.BookmarkId)), ("instance", instance.Id), ("case", instance.CaseId),
            ("part", task.PartId), ("activity", task.ActivityId), ("name", task.Name), ("title", task.Title),
            ("step", task.Step), ("unit", task.Audience.Unit), ("roles", task.Audience.Roles),
            ("quartier", task.Audience.Quartier), ("person", task.Audience.PersonId),
            ("outcomes", task.Outcomes.ToJsonString(StorageJson.Compact)),
            ("form", task.Form.ToJsonString(StorageJson.Compact)), ("overdue", task.OverdueOutcome), ("now", now),
            ("due", task.DueAt), ("urgent", task.Urgent));

    public static Task AddTimerAsync(
        this SqlConnection sql, InstanceRecord instance, NewTimer timer, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            insert into timers (id, due, try_at, instance_id, case_id, activity_id, bookmark_id, task_id, stage, targets,
              is_last_stage, attempts, is_failed)
            values (@id, @due, @due, @instance, @case, @activity, @bookmark, @task, @stage, @targets,
              @last, 0, @failed)
            """,
            cancellationToken,
            ("id", timer.Id), ("due", timer.Due), ("instance", instance.Id), ("case", instance.CaseId),
            ("activity", timer.ActivityId), ("bookmark", timer.BookmarkId), ("task", timer.TaskId),
            ("stage", timer.Stage), ("targets", timer.Targets), ("last", timer.IsLastStage), ("failed", false));
}

/// <summary>A timer before it has a row.</summary>
internal sealed record NewTimer(Guid Id, DateTimeOffset Due, string ActivityId)
{
    public Guid? BookmarkId { get; init; }
    public Guid? TaskId { get; init; }
    public string? Stage { get; init; }
    public string? Targets { get; init; }
    public bool IsLastStage { get; init; }
}
