namespace Rueckkopplung.Cases;

/// <summary>An internal note; it never reaches the reporter and does not raise the revision.</summary>
public sealed class Note
{
    private Note()
    {
    }

    internal Note(Guid id, string text, Actor actor, DateTimeOffset now)
    {
        (Id, Text, At) = (id, text.Trim(), now);
        (PersonId, Role, UnitCode) = (actor.PersonId, actor.Role, actor.UnitCode);
    }

    /// <summary>Version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The words.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Key of the writer; null = the house.</summary>
    public int? PersonId { get; private set; }

    /// <summary>The writer's role then.</summary>
    public Role? Role { get; private set; }

    /// <summary>The writer's unit then.</summary>
    public string? UnitCode { get; private set; }
}
