namespace Rueckkopplung.Cases.Deadlines;

/// <summary>What a calendar knows of one day: why it counts or not, and its service time.</summary>
/// <param name="Date">The day.</param>
/// <param name="Reason">Working or half day, or why it is skipped.</param>
/// <param name="Name">Name of the holiday or house day.</param>
/// <param name="Service">Spans from included to excluded, in order; empty on a day that is no working day.</param>
public sealed record DayPlan(DateOnly Date, DayReason Reason, string? Name, IReadOnlyList<ServicePeriod> Service)
{
    /// <summary>True for a working day, also a half one.</summary>
    public bool IsWorkingDay => Service.Count > 0;
}

/// <summary>A period of service.</summary>
/// <param name="From">Begin, included.</param>
/// <param name="To">End, excluded.</param>
public readonly record struct ServicePeriod(DateTimeOffset From, DateTimeOffset To);
