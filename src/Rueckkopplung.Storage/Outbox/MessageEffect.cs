using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Storage.Outbox;

/// <summary>Puts a rendered message into the outbox.</summary>
public sealed record MessageEffect(string ActivityId, OutgoingMessage Message) : Effect(ActivityId);

/// <summary>A message before it has a row.</summary>
/// <param name="Kind">What it is for, such as <c>receipt</c>, <c>answer</c> or <c>stage</c>.</param>
/// <param name="RecipientRef">Unit code, role or person's key; null for the reporter.</param>
public sealed record OutgoingMessage(
    string Kind,
    RecipientKind RecipientKind,
    string? RecipientRef,
    AnswerWay Way,
    string Language,
    string Subject,
    string Body)
{
    /// <summary>The row's id, when whoever writes it must know it beforehand; null takes a new one.</summary>
    public Guid? Id { get; init; }

    public Guid? CaseId { get; init; }

    public Guid? PartId { get; init; }

    /// <summary>The answer it carries; its final failure takes the answer back.</summary>
    public Guid? AnswerId { get; init; }

    public Guid? TaskId { get; init; }

    public string? Stage { get; init; }

    /// <summary>Not sent before; null means at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public Guid? ResendOf { get; init; }

    /// <summary>Waits to be bundled with others of its recipient; see <see cref="OutboxState.Held"/>.</summary>
    public bool IsHeld { get; init; }
}
