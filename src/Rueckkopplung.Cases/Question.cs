namespace Rueckkopplung.Cases;

/// <summary>A question to the reporter. Changed only through its <see cref="CaseFile"/>.</summary>
public sealed class Question
{
    private Question()
    {
    }

    internal Question(Guid id, string text, DateTimeOffset until, DateTimeOffset now)
    {
        (Id, Text, Until, AskedAt) = (id, text.Trim(), until, now);
    }

    /// <summary>Version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The question, public.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>When it was asked.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Until when it can be answered.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>The reporter's words.</summary>
    public string? Reply { get; internal set; }

    /// <summary>When the reply came.</summary>
    public DateTimeOffset? RepliedAt { get; internal set; }

    /// <summary>When it ended without a reply.</summary>
    public DateTimeOffset? ExpiredAt { get; internal set; }

    /// <summary>True while a reply is awaited.</summary>
    public bool IsOpen => RepliedAt is null && ExpiredAt is null;
}
