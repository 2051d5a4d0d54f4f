namespace Rueckkopplung.Cases;

/// <summary>Why and for how long the clock of a part shall stand.</summary>
/// <param name="PartId">The part; null only for a question that SQM asks.</param>
/// <param name="Reason">One of <see cref="Deadlines.PauseReasons"/>.</param>
/// <param name="Words">Why, for the inside.</param>
/// <param name="LastDay">The last day of the pause, included; null = as long as the Fristprofil allows.</param>
public sealed record PauseRequest(Guid? PartId, string Reason, string? Words, DateOnly? LastDay = null);
