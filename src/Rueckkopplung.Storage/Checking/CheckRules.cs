namespace Rueckkopplung.Storage.Checking;

/// <summary>An invariant as a query for the rows that break it; the first column says which row.</summary>
internal sealed record CheckRule(string Name, string Sql, bool IsId = true);

/// <summary>What must hold over all rows, whenever no step is running.</summary>
internal static class CheckRules
{
    public static IReadOnlyList<CheckRule> All { get; } =
    [
        new(
            "open-instance-can-go-on",
            """
            select i.id from workflow_instances i where i.status = 'Running'
              and not exists (select 1 from bookmarks b where b.instance_id = i.id)
              and not exists (select 1 from tasks t where t.instance_id = i.id)
              and not exists (select 1 from timers t where t.instance_id = i.id and t.fired_at is null)
              and not exists (select 1 from continuations c where c.instance_id = i.id)
              and not exists (select 1 from incidents n where n.instance_id = i.id and n.resolved_at is null)
            """),
        new(
            "finished-instance-waits-for-nothing",
            """
            select i.id from workflow_instances i where i.status = 'Finished' and i.sub_status <> 'Faulted'
              and (i.state is not null or exists (select 1 from bookmarks b where b.instance_id = i.id)
                or exists (select 1 from tasks t where t.instance_id = i.id)
                or exists (select 1 from timers t where t.instance_id = i.id))
            """),
        new(
            "finished-process-has-closed-its-case",
            """
            select i.id from workflow_instances i where i.status = 'Finished' and i.sub_status = 'Finished'
              and i.case_id is not null and i.parent_id is null and not i.passed_closing
              and not exists (select 1 from incidents n where n.instance_id = i.id)
            """),
        new(
            "open-case-has-a-process",
            """
            select c.id from cases c where c.closed_at is null
              and not exists (select 1 from workflow_instances i where i.case_id = c.id and i.status = 'Running')
              and not exists (select 1 from incidents n where n.case_id = c.id and n.resolved_at is null)
              and not exists (select 1 from continuations w where w.case_id = c.id)
            """),
        new(
            "task-has-its-bookmark",
            "select t.id from tasks t where not exists (select 1 from bookmarks b where b.id = t.id)"),
        new(
            "timer-has-its-bookmark-or-task",
            """
            select t.id from timers t
            where (t.bookmark_id is not null and not exists (select 1 from bookmarks b where b.id = t.bookmark_id))
              or (t.task_id is not null and not exists (select 1 from tasks k where k.id = t.task_id))
            """),
        new(
            "fired-stage-is-in-the-journal",
            """
            select t.id from timers t where t.fired_at is not null and not exists (
              select 1 from journal j where j.task_id = t.task_id and j.stage = t.stage)
            """),
        new(
            "stage-fires-once",
            "select task_id from journal where stage is not null group by task_id, stage having count(*) > 1"),
        new(
            "message-id-is-unique",
            "select message_id from outbox group by message_id having count(*) > 1",
            IsId: false),
        new(
            "mailed-answer-is-in-the-outbox",
            """
            select a.id from answers a where a.way = 'email' and a.given_at is not null and a.failed_at is null
              and a.delivered_on is null and not exists (select 1 from outbox o where o.answer_id = a.id)
            """),
        new(
            "row-belongs-to-a-case-that-exists",
            """
            select i.id from workflow_instances i
            where i.case_id is not null and not exists (select 1 from cases c where c.id = i.case_id)
            """),
        new(
            "one-version-in-force",
            "select definition_id from workflow_definitions where is_published group by definition_id having count(*) > 1",
            IsId: false),
    ];
}
