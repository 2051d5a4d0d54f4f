namespace Rueckkopplung.Storage.Time;

/// <summary>The one row of <c>clock</c>.</summary>
public sealed class ClockRow
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    /// <summary>House time minus system time, in ticks of 100 ns; 0 outside demo mode.</summary>
    public long OffsetTicks { get; set; }

    /// <summary>Where the clock stands still, as it does while the demo city is filled; null when it runs.</summary>
    public DateTimeOffset? StandsAt { get; set; }
}
