using Rueckkopplung.Storage.Sql;

namespace Rueckkopplung.Storage.Timers;

/// <summary>A timer as a step reads it.</summary>
internal sealed record TimerRecord(Guid Id, Guid InstanceId, Guid? CaseId)
{
    public required string ActivityId { get; init; }
    public Guid? BookmarkId { get; init; }
    public Guid? TaskId { get; init; }
    public string? Stage { get; init; }
    public string? Targets { get; init; }
    public bool IsLastStage { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset Due { get; init; }
    public DateTimeOffset TryAt { get; init; }
}

/// <summary>The statements that find, claim and give up timers.</summary>
internal static class TimerSql
{
    private const string Columns =
        """
        t.id, t.instance_id, t.case_id, t.activity_id, t.bookmark_id, t.task_id, t.stage, t.targets,
          t.is_last_stage, t.attempts, t.due, t.try_at
        """;

    private const string Open =
        "t.fired_at is null and not t.is_failed and i.status = 'Running'";

    /// <summary>
    /// Timers due up to an instant, the earliest first. On PostgreSQL their cases are locked (or, without a case, their
    /// instances), and those that another step holds are left out: nobody waits, and no two nodes take the same.
    /// </summary>
    public static async Task<List<TimerRecord>> ClaimDueTimersAsync(
        this SqlConnection sql, DateTimeOffset upTo, int most, CancellationToken cancellationToken)
    {
        var ofCases = await ClaimAsync(sql, "join cases c on c.id = t.case_id", "c", (upTo, most), cancellationToken);
        var others = await ClaimAsync(sql, "and t.case_id is null", "i", (upTo, most), cancellationToken);
        return [.. ofCases.Concat(others).OrderBy(timer => timer.TryAt).ThenBy(timer => timer.Id).Take(most)];
    }

    private static Task<List<TimerRecord>> ClaimAsync(
        SqlConnection sql,
        string which,
        string locked,
        (DateTimeOffset UpTo, int Most) limit,
        CancellationToken cancellationToken) =>
        sql.QueryAsync(
            $"""
             select {Columns}
             from timers t join workflow_instances i on i.id = t.instance_id {which}
             where t.try_at <= @upTo and {Open}
             order by t.try_at, t.id limit @most
             """ + sql.Dialect.ForUpdateSkipLocked(locked),
            Read,
            cancellationToken,
            ("upTo", limit.UpTo), ("most", limit.Most));

    public static async Task<TimerRecord?> FindTimerAsync(
        this SqlConnection sql, Guid id, CancellationToken cancellationToken)
    {
        var rows = await sql.QueryAsync(
            $"""
             select {Columns} from timers t join workflow_instances i on i.id = t.instance_id
             where t.id = @id and {Open}
             """,
            Read,
            cancellationToken,
            ("id", id));
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>Takes the timer: a bookmark's is deleted, a stage's is marked. False when it is taken already.</summary>
    public static async Task<bool> TakeTimerAsync(
        this SqlConnection sql, TimerRecord timer, DateTimeOffset now, CancellationToken cancellationToken) =>
        timer.Stage is null or TaskClock.ClockStarts
            ? await sql.ExecuteAsync("delete from timers where id = @id", cancellationToken, ("id", timer.Id)) == 1
            : await sql.ExecuteAsync(
                "update timers set fired_at = @now where id = @id and fired_at is null",
                cancellationToken,
                ("now", now), ("id", timer.Id)) == 1;

    public static Task PutOffTimerAsync(
        this SqlConnection sql,
        TimerRecord timer,
        (DateTimeOffset TryAt, bool IsFailed, string Error) outcome,
        CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            update timers set attempts = attempts + 1, try_at = @at, is_failed = @failed, last_error = @error
            where id = @id
            """,
            cancellationToken,
            ("at", outcome.TryAt), ("failed", outcome.IsFailed), ("error", outcome.Error), ("id", timer.Id));

    public static async Task<DateTimeOffset?> NextTimerAsync(
        this SqlConnection sql, CancellationToken cancellationToken)
    {
        var rows = await sql.QueryAsync(
            $"""
             select t.try_at from timers t join workflow_instances i on i.id = t.instance_id
             where {Open} order by t.try_at limit 1
             """,
            row => row.Instant(0),
            cancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }

    private static TimerRecord Read(SqlRow row) => new(row.Id(0), row.Id(1), row.IdOrNull(2))
    {
        ActivityId = row.Text(3),
        BookmarkId = row.IdOrNull(4),
        TaskId = row.IdOrNull(5),
        Stage = row.TextOrNull(6),
        Targets = row.TextOrNull(7),
        IsLastStage = row.Truth(8),
        Attempts = row.Number(9),
        Due = row.Instant(10),
        TryAt = row.Instant(11),
    };
}
