namespace Rueckkopplung.Cases;

/// <summary>What the reporter thinks of the answer.</summary>
public sealed class Feedback
{
    private Feedback()
    {
    }

    internal Feedback(Guid id, bool satisfied, string? text, DateTimeOffset now)
    {
        (Id, Satisfied, At) = (id, satisfied, now);
        Text = Kept(text);
    }

    /// <summary>Version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whether it helped.</summary>
    public bool Satisfied { get; private set; }

    /// <summary>The reporter's words, if there are any.</summary>
    public string? Text { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    internal bool Says(bool satisfied, string? text) => Satisfied == satisfied && Text == Kept(text);

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
