using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Features.Overview;

/// <summary>What decides in which column an open case stands.</summary>
public sealed record BoardFacts(
    CaseHead Head, IReadOnlyList<PartFacts> Parts, QuestionFacts? Asked, PauseFacts? Paused, ReplyFacts? Unread, IReadOnlyList<TaskFacts> Tasks)
{
    /// <summary>The first column that fits, or none: then nobody is missing.</summary>
    public BoardColumn? Column(DateTimeOffset now)
    {
        if (Unread is not null)
            return BoardColumn.ReplyUnread;
        if (Refused is not null)
            return BoardColumn.RefusedTwice;
        if (Unaccepted is not null)
            return BoardColumn.Unaccepted;
        if (OverdueSince(now) is not null)
            return BoardColumn.Overdue;

        return Asked is not null || Paused is not null || Delivery is not null ? BoardColumn.Waiting : null;
    }

    /// <summary>A part that two units refused and that is with none.</summary>
    public PartFacts? Refused => IsOpen ? Parts.FirstOrDefault(part => part is { Refusals.Count: > 1, Unit: null }) : null;

    /// <summary>The part that has waited longest for its unit to accept.</summary>
    public PartFacts? Unaccepted => IsOpen ? Parts.Where(part => part is { Unit: not null, AcceptedAt: null }).MinBy(part => part.AssignedAt) : null;

    /// <summary>The task of whoever brings the answer, or the question, to the reporter.</summary>
    public TaskFacts? Delivery => Tasks.FirstOrDefault(task => task.IsLocal);

    /// <summary>The task that is due first.</summary>
    public TaskFacts? First => Tasks.Where(task => task.DueAt is not null).MinBy(task => task.DueAt);

    /// <summary>The earliest date that has passed: the promise, as long as the reporter has no answer, or a task's.</summary>
    public DateTimeOffset? OverdueSince(DateTimeOffset now)
    {
        DateTimeOffset?[] dates = [IsOpen ? Head.PromisedBy : null, First?.DueAt];
        return dates.Where(date => date < now).Min();
    }

    /// <summary>Since when the case waits for what its column says.</summary>
    public DateTimeOffset WaitsSince(BoardColumn column, DateTimeOffset now) => column switch
    {
        BoardColumn.ReplyUnread => Unread?.At ?? now,
        BoardColumn.RefusedTwice => Refused?.Refusals[^1].At ?? now,
        BoardColumn.Unaccepted => Unaccepted?.AssignedAt ?? now,
        BoardColumn.Overdue => OverdueSince(now) ?? now,
        _ => Asked?.AskedAt ?? Paused?.Since ?? Delivery?.OpenedAt ?? now,
    };

    // after the answer only words of the reporter and undelivered answers bring it back
    private bool IsOpen => Head.AnsweredAt is null;
}

public sealed record CaseHead(Guid Id, CaseNumber Number, string? Quartier, DateTimeOffset PromisedBy, DateTimeOffset? AnsweredAt);

public sealed record PartFacts(
    string? Unit, string? CaredForBy, DateTimeOffset? AssignedAt, DateTimeOffset? AcceptedAt, IReadOnlyList<Refusal> Refusals);

public sealed record QuestionFacts(DateTimeOffset AskedAt, DateTimeOffset Until);

/// <summary>The clock stands: since when, for what reason, and until when at most.</summary>
public sealed record PauseFacts(string Reason, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>Words of the reporter: a reply, or that the answer did not help.</summary>
public sealed record ReplyFacts(DateTimeOffset At, bool IsUnhappy, string? Text);

public sealed record TaskFacts(Guid Id, string Title, string? Unit, bool IsLocal, bool IsForLead, DateTimeOffset OpenedAt, DateTimeOffset? DueAt);
