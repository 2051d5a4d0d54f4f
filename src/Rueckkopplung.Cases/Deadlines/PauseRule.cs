namespace Rueckkopplung.Cases.Deadlines;

/// <summary>A reason for which the clock may stop, and how long at most.</summary>
/// <param name="Code"><c>reporter</c>, <c>third-party</c>, <c>weather</c>, <c>season</c>.</param>
/// <param name="Name">„Wartet auf die meldende Person“.</param>
/// <param name="MostDays">The longest pause.</param>
/// <param name="Unit">Working or calendar days.</param>
/// <param name="EndsWith">What ends it, in words.</param>
public sealed record PauseRule(string Code, string Name, int MostDays, DayUnit Unit, string EndsWith);
