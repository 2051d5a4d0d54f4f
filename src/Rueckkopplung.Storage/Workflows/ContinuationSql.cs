using Rueckkopplung.Storage.Sql;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>The statements that find, claim and give up continuations.</summary>
internal static class ContinuationSql
{
    // a start waits until its definition is published
    private const string Ready =
        """
        not c.is_failed and c.not_before <= @now and (c.kind <> 'start' or exists (
          select 1 from workflow_definitions d where d.is_published and c.payload like '%"DefinitionId":"' || d.definition_id || '"%'))
        """;

    /// <summary>
    /// What is ready, the oldest first. As with timers the cases are locked before anything of theirs is touched.
    /// </summary>
    public static async Task<List<Continuation>> ClaimContinuationsAsync(
        this SqlConnection sql, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var ofCases = await ClaimAsync(sql, "join cases v on v.id = c.case_id", "v", (now, most), cancellationToken);
        var others = await ClaimAsync(sql, "", "c", (now, most), cancellationToken, " and c.case_id is null");
        return [.. ofCases.Concat(others).OrderBy(work => work.CreatedAt).ThenBy(work => work.Id).Take(most)];
    }

    private static Task<List<Continuation>> ClaimAsync(
        SqlConnection sql,
        string join,
        string locked,
        (DateTimeOffset Now, int Most) limit,
        CancellationToken cancellationToken,
        string condition = "") =>
        sql.QueryAsync(
            $"""
             select c.id, c.instance_id, c.case_id, c.kind, c.payload, c.created_at, c.not_before, c.attempts
             from continuations c {join}
             where {Ready}{condition} order by c.created_at, c.id limit @most
             """ + sql.Dialect.ForUpdateSkipLocked(locked),
            row => new Continuation
            {
                Id = row.Id(0),
                InstanceId = row.IdOrNull(1),
                CaseId = row.IdOrNull(2),
                Kind = row.Text(3),
                Payload = row.TextOrNull(4),
                CreatedAt = row.Instant(5),
                NotBefore = row.Instant(6),
                Attempts = row.Number(7),
            },
            cancellationToken,
            ("now", limit.Now), ("most", limit.Most));

    public static Task<int> TakeContinuationAsync(
        this SqlConnection sql, Guid id, CancellationToken cancellationToken) =>
        sql.ExecuteAsync("delete from continuations where id = @id", cancellationToken, ("id", id));

    public static Task PutOffContinuationAsync(
        this SqlConnection sql, Guid id, DateTimeOffset notBefore, bool isFailed, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            update continuations set attempts = attempts + 1, not_before = @at, is_failed = @failed where id = @id
            """,
            cancellationToken,
            ("at", notBefore), ("failed", isFailed), ("id", id));

    public static async Task<DateTimeOffset?> NextContinuationAsync(
        this SqlConnection sql, CancellationToken cancellationToken)
    {
        var rows = await sql.QueryAsync(
            "select not_before from continuations where not is_failed and kind <> 'start' order by not_before limit 1",
            row => row.Instant(0),
            cancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }
}
