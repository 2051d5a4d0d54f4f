using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases.Routing;

/// <summary>What the routing table looks at.</summary>
/// <param name="Category">Code; null while it is unknown, then only rows for every category fit.</param>
/// <param name="Quartier">Code, or null.</param>
/// <param name="Kind">The case's kind, or null; then rows with a kind do not fit.</param>
/// <param name="Text">The reporter's words.</param>
/// <param name="On">The day: units must exist on it.</param>
public sealed record RoutingQuestion(string? Category, string? Quartier, ConcernKind? Kind, string Text, DateOnly On);
