namespace Rueckkopplung.Cases.Deadlines;

/// <summary>A time in which the clock stood.</summary>
/// <param name="From">Begin, included.</param>
/// <param name="To">End, excluded.</param>
public readonly record struct PausedSpan(DateTimeOffset From, DateTimeOffset To);
