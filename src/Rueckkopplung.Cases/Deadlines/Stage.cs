namespace Rueckkopplung.Cases.Deadlines;

/// <summary>A reminder or escalation with its instant.</summary>
/// <param name="Code"><c>R1</c>, <c>R2</c>, <c>E1</c>, <c>E2</c>, <c>E3</c>.</param>
/// <param name="At">When it fires.</param>
/// <param name="To">Whom it speaks to; <see cref="Escalation"/> finds the people.</param>
public sealed record Stage(string Code, DateTimeOffset At, IReadOnlyList<StageTarget> To);
