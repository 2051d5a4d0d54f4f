namespace Rueckkopplung.Cases.Routing;

/// <summary>A row of the routing table that cannot work.</summary>
/// <param name="RuleNo">The row.</param>
/// <param name="Fault">Why, for the people who run the house.</param>
public sealed record RoutingFault(int RuleNo, string Fault);
