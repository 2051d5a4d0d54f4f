using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Cases.Units;

namespace Rueckkopplung.Web.Features.Verwaltung.Routing;

/// <summary>What the table says to a made-up report, and which rules came close.</summary>
/// <param name="Proposal">What it proposes; null = the case stays with SQM.</param>
/// <param name="Broken">Why the rule that fits cannot work; null otherwise.</param>
/// <param name="Near">Rules asked before, whose category, Quartier and kind fit, but none of whose words is in the text.</param>
public sealed record RoutingTrial(RoutingProposal? Proposal, RoutingFault? Broken, IReadOnlyList<RoutingRule> Near)
{
    public static RoutingTrial Ask(CityDirectory city, RoutingQuestion question)
    {
        var proposal = city.Routing.Propose(question);
        var faults = city.Routing.Faults(question.On).ToDictionary(fault => fault.RuleNo);
        var fitting = city.Routing.Rules.FirstOrDefault(rule => Fits(city, rule, rule.Keywords, question));
        var near = city.Routing.Rules
            .TakeWhile(rule => rule.No != fitting?.No)
            .Where(rule => rule.Keywords is not null && Fits(city, rule, null, question));
        return new RoutingTrial(proposal, proposal is null && fitting is not null ? faults.GetValueOrDefault(fitting.No) : null, [.. near]);
    }

    /// <summary>The rule before that takes everything this one could ever take; null = it can be reached.</summary>
    public static RoutingRule? TakenBy(CityDirectory city, RoutingRule rule) => city.Routing.Rules
        .TakeWhile(other => other.No < rule.No)
        .FirstOrDefault(other => other.Keywords is null
            && (other.Category == RoutingRule.Any || city.Categories.PathOf(rule.Category).Contains(other.Category))
            && (other.Quartier == RoutingRule.Any || other.Quartier == rule.Quartier)
            && (other.Kind == RoutingRule.Any || other.Kind == rule.Kind));

    // one rule alone, with a unit that always works, so that only the question is asked whether it fits
    private static bool Fits(CityDirectory city, RoutingRule rule, IReadOnlyList<string>? keywords, RoutingQuestion question) =>
        new RoutingTable(
            [new RoutingRule
            {
                No = rule.No,
                Category = rule.Category,
                Quartier = rule.Quartier,
                Kind = rule.Kind,
                Keywords = keywords,
                Unit = UnitTree.Sqm,
                Reason = rule.Reason,
            }],
            city.Categories,
            city.Units,
            city.Quartiere).Propose(question) is not null;
}
