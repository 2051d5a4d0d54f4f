namespace Rueckkopplung.Cases;

/// <summary>One thing that happened to a case; storage makes a journal row of it. Values are codes and dates, never words.</summary>
/// <param name="Code">One of <see cref="CaseEvents"/>, the key of its text.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Before">What was there before: a code, a wire name or a date.</param>
/// <param name="After">What is there now.</param>
/// <param name="PartId">The part it is about.</param>
/// <param name="PublicNote">A sentence of the house that may be shown outside, such as the reason of a later date.</param>
public sealed record CaseEvent(
    string Code,
    Actor Actor,
    DateTimeOffset At,
    string? Before = null,
    string? After = null,
    Guid? PartId = null,
    string? PublicNote = null);
