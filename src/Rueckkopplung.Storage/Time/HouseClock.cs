namespace Rueckkopplung.Storage.Time;

/// <summary>
/// The house's clock: system time plus the offset of the table <c>clock</c>, or an instant at which it stands. Whole
/// milliseconds, zone Europe/Berlin. Asked for by its own type; the container's TimeProvider stays the system's.
/// </summary>
public sealed class HouseClock(TimeProvider system) : TimeProvider
{
    private readonly Lock gate = new();
    private volatile Reading reading = new(TimeSpan.Zero, null);

    public static TimeZoneInfo Berlin { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public override TimeZoneInfo LocalTimeZone => Berlin;

    /// <summary>Whether it stands still, as it does while the demo city is filled.</summary>
    public bool Stands => reading.StandsAt is not null;

    public override DateTimeOffset GetUtcNow() => Read(reading);

    /// <summary>System time, for leases and heartbeats that a moved clock must not touch.</summary>
    internal DateTimeOffset SystemNow() => Whole(system.GetUtcNow());

    /// <param name="ahead">House time minus this machine's system time.</param>
    internal void Set(TimeSpan ahead, DateTimeOffset? standsAt)
    {
        lock (gate)
            reading = new Reading(ahead, standsAt);
    }

    /// <summary>
    /// Takes what a step read in the database, where another node may have moved the clock. What was read before the last
    /// move, or lost time on the way, is not taken: the clock never goes back.
    /// </summary>
    internal void Learn(TimeSpan ahead, DateTimeOffset? standsAt)
    {
        var heard = new Reading(ahead, standsAt);
        lock (gate)
        {
            if (Read(heard) > Read(reading))
                reading = heard;
        }
    }

    internal static DateTimeOffset Whole(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private DateTimeOffset Read(Reading one) => one.StandsAt ?? Whole(system.GetUtcNow() + one.Ahead);

    private sealed record Reading(TimeSpan Ahead, DateTimeOffset? StandsAt);
}
