using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Storage.Outbox;

internal sealed class StepOutbox(StepScope scope, IHouseIds ids) : IOutbox
{
    private const string Insert =
        """
        insert into outbox (id, message_id, kind, case_id, part_id, answer_id, task_id, stage,
          recipient_kind, recipient_ref, way, language, subject, body, created_at, not_before, state, attempts, fence,
          resend_of)
        values (@id, @messageId, @kind, @case, @part, @answer, @task, @stage,
          @recipientKind, @recipientRef, @way, @language, @subject, @body, @now, @notBefore, @state, 0, 0,
          @resendOf)
        """;

    public async Task<string> AddAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        scope.LeaveWork();
        var id = message.Id ?? ids.New();
        var messageId = $"<{id:N}@rueckkopplung>";
        await scope.Sql.ExecuteAsync(
            Insert,
            cancellationToken,
            ("id", id), ("messageId", messageId), ("kind", message.Kind), ("case", message.CaseId),
            ("part", message.PartId), ("answer", message.AnswerId), ("task", message.TaskId), ("stage", message.Stage),
            ("recipientKind", message.RecipientKind.ToString()), ("recipientRef", message.RecipientRef),
            ("way", WireNames.Of(message.Way)), ("language", message.Language), ("subject", message.Subject),
            ("body", message.Body), ("now", scope.Now), ("notBefore", message.NotBefore ?? scope.Now),
            ("state", StateOf(message).ToString()),
            ("resendOf", message.ResendOf));
        return messageId;
    }

    private static OutboxState StateOf(OutgoingMessage message)
    {
        if (message.IsHeld)
            return OutboxState.Held;

        return message.Way == AnswerWay.Email ? OutboxState.Waiting : OutboxState.Shown;
    }

    public async Task<Guid?> ResendAsync(Guid messageId, CancellationToken cancellationToken)
    {
        var found = await scope.Sql.QueryAsync(
            """
            select kind, recipient_kind, recipient_ref, way, language, subject, body, case_id, part_id, answer_id
            from outbox where id = @id
            """,
            row => new OutgoingMessage(
                row.Text(0), Enum.Parse<RecipientKind>(row.Text(1)), row.TextOrNull(2),
                WireNames.Find<AnswerWay>(row.Text(3))!.Value, row.Text(4), row.Text(5), row.Text(6))
            {
                CaseId = row.IdOrNull(7),
                PartId = row.IdOrNull(8),
                AnswerId = row.IdOrNull(9),
                ResendOf = messageId,
            },
            cancellationToken,
            ("id", messageId));
        if (found.Count == 0)
            return null;

        var id = ids.New();
        await AddAsync(found[0] with { Id = id }, cancellationToken);
        return id;
    }
}
