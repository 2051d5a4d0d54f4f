using Rueckkopplung.Storage.Sql;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Storage.Outbox;

/// <summary>A message that this node holds the lease of.</summary>
internal sealed record LeasedMessage(Guid Id, string MessageId, string Kind, long Fence)
{
    public Guid? CaseId { get; init; }
    public Guid? AnswerId { get; init; }
    public required string RecipientKind { get; init; }
    public string? Address { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public required string Language { get; init; }
    public int Attempts { get; init; }
}

/// <summary>The statements that claim messages and store what became of them.</summary>
internal static class OutboxSql
{
    private const string Due =
        """
        way = 'email' and ((state = 'Waiting' and not_before <= @now and (retry_at is null or retry_at <= @system))
          or (state = 'Leased' and lease_until < @system))
        """;

    private const string Address =
        """
        case o.recipient_kind
          when 'Reporter' then (select email from reporter_contacts where case_id = o.case_id)
          when 'Unit' then (select email from units where code = o.recipient_ref)
          when 'Person' then (select email from people where cast(id as varchar(20)) = o.recipient_ref and is_active)
        end
        """;

    /// <summary>Leases due messages; each claim raises the fence, so that only the last holder's result counts.</summary>
    public static async Task<List<LeasedMessage>> LeaseAsync(
        this StepScope scope, int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var ids = await scope.Sql.QueryAsync(
            $"select id from outbox where {Due} order by created_at, id limit @most"
            + scope.Sql.Dialect.ForUpdateSkipLocked("outbox"),
            row => row.Id(0),
            cancellationToken,
            ("now", scope.Now), ("system", scope.SystemNow), ("most", most));
        var leased = new List<LeasedMessage>(ids.Count);
        foreach (var id in ids)
        {
            await scope.Sql.ExecuteAsync(
                """
                update outbox set state = 'Leased', lease_until = @until, fence = fence + 1, attempts = attempts + 1
                where id = @id
                """,
                cancellationToken,
                ("until", scope.SystemNow + lease), ("id", id));
            leased.AddRange(await scope.Sql.QueryAsync(
                $"""
                 select o.id, o.message_id, o.kind, o.fence, o.case_id, o.answer_id, o.recipient_kind, {Address},
                   o.subject, o.body, o.language, o.attempts
                 from outbox o where o.id = @id
                 """,
                Read,
                cancellationToken,
                ("id", id)));
        }

        return leased;
    }

    /// <summary>Stores a result; false when the lease was lost and somebody else holds the message.</summary>
    public static async Task<bool> SettleAsync(
        this StepScope scope, LeasedMessage message, Settlement settlement, CancellationToken cancellationToken) =>
        await scope.Sql.ExecuteAsync(
            """
            update outbox set state = @state, lease_until = null, retry_at = @retry, last_error = @error, sent_at = @sent
            where id = @id and fence = @fence and state = 'Leased'
            """,
            cancellationToken,
            ("state", settlement.State.ToString()), ("retry", settlement.RetryAt), ("error", settlement.Error),
            ("sent", settlement.State == OutboxState.Sent ? scope.Now : null), ("id", message.Id),
            ("fence", message.Fence)) == 1;

    private static LeasedMessage Read(SqlRow row) => new(row.Id(0), row.Text(1), row.Text(2), row.Long(3))
    {
        CaseId = row.IdOrNull(4),
        AnswerId = row.IdOrNull(5),
        RecipientKind = row.Text(6),
        Address = row.TextOrNull(7),
        Subject = row.Text(8),
        Body = row.Text(9),
        Language = row.Text(10),
        Attempts = row.Number(11),
    };
}

/// <summary>What became of an attempt.</summary>
internal sealed record Settlement(OutboxState State, DateTimeOffset? RetryAt = null, string? Error = null);
