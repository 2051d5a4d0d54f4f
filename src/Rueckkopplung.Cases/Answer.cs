using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases;

/// <summary>Public words to the reporter. Changed only through its <see cref="CaseFile"/>.</summary>
public sealed class Answer
{
    private Answer()
    {
    }

    internal Answer(Guid id, int round, AnswerDraft draft, DateTimeOffset now)
    {
        Id = id;
        Round = round;
        (Kind, Text, PartId, Addressee) = (draft.Kind, draft.Text.Trim(), draft.PartId, draft.Addressee?.Trim());
        WrittenAt = now;
    }

    /// <summary>Version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>1 until the case is reopened for the first time; answers of earlier rounds no longer count.</summary>
    public int Round { get; private set; }

    /// <summary>The part it is about; null = the whole case.</summary>
    public Guid? PartId { get; private set; }

    /// <summary>What it says.</summary>
    public AnswerKind Kind { get; private set; }

    /// <summary>The public words.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>For a refusal: who is in charge.</summary>
    public string? Addressee { get; private set; }

    /// <summary>How it goes.</summary>
    public AnswerWay Way { get; internal set; }

    /// <summary>Two letters.</summary>
    public string Language { get; internal set; } = "de";

    /// <summary>When it was written.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>When it counted as given: in the outbox, delivered, or on the notice list.</summary>
    public DateTimeOffset? GivenAt { get; internal set; }

    /// <summary>For a mail: the id of its message.</summary>
    public Guid? MessageId { get; internal set; }

    /// <summary>The day on which somebody brought it.</summary>
    public DateOnly? DeliveredOn { get; internal set; }

    /// <summary>How somebody brought it.</summary>
    public AnswerWay? DeliveredHow { get; internal set; }

    /// <summary>When its message finally failed; null again once somebody has brought it.</summary>
    public DateTimeOffset? FailedAt { get; internal set; }

    /// <summary>Since when it is on the Quartier's notice list.</summary>
    public DateTimeOffset? OnNoticeSince { get; internal set; }

    /// <summary>True for all kinds but the interim one.</summary>
    public bool EndsTheWaiting => Kind != AnswerKind.Interim;

    /// <summary>True when the reporter has it.</summary>
    public bool IsGiven => GivenAt is not null && FailedAt is null;
}
