using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases;

/// <summary>A time in which the clock of a case stood, and why. Changed only through its <see cref="CaseFile"/>.</summary>
public sealed class Pause
{
    private Pause()
    {
    }

    internal Pause(Guid id, PauseRequest request, string? unitCode, DateTimeOffset until, DateTimeOffset now)
    {
        (Id, PartId, Reason, UnitCode) = (id, request.PartId, request.Reason, unitCode);
        (Words, Until, StoppedAt) = (request.Words?.Trim(), until, now);
    }

    /// <summary>Version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The part that waited; null while the case was with SQM.</summary>
    public Guid? PartId { get; private set; }

    /// <summary>One of <see cref="PauseReasons"/>.</summary>
    public string Reason { get; private set; } = string.Empty;

    /// <summary>The unit that waited then; a change of unit does not change it.</summary>
    public string? UnitCode { get; private set; }

    /// <summary>Why, in words for the inside; null for a question.</summary>
    public string? Words { get; private set; }

    /// <summary>When the clock stopped.</summary>
    public DateTimeOffset StoppedAt { get; private set; }

    /// <summary>When it starts by itself.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>When it started.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What started it.</summary>
    public PauseEnd? EndedBy { get; private set; }

    /// <summary>True while the clock stands.</summary>
    public bool IsOpen => EndedAt is null;

    // a timer that fires late after an outage takes nothing from the unit: the clock stood until the planned end
    internal void End(PauseEnd how, DateTimeOffset now) => (EndedBy, EndedAt) = (how, now < Until ? now : Until);
}
