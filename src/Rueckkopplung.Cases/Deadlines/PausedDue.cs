namespace Rueckkopplung.Cases.Deadlines;

/// <summary>A date with the time in which the clock stood added to it.</summary>
/// <param name="Base">The date without any pause, with the days counted.</param>
/// <param name="Instant">When the time is over; at the end of service of its day, or at the end of a calendar day.</param>
/// <param name="ServiceTime">How much service time the clock stood; zero for a step in calendar days.</param>
/// <param name="Days">How many days it stood; for a step in working days those that <see cref="ServiceTime"/> moved the date.</param>
public sealed record PausedDue(DueDate Base, DateTimeOffset Instant, TimeSpan ServiceTime, int Days)
{
    /// <summary>Whether a pause moved the date.</summary>
    public bool IsMoved => Instant != Base.Instant;
}
