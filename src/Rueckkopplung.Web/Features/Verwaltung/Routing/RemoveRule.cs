using MediatR;
using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Features.Verwaltung.Routing;

/// <summary>Takes a rule out of the table. Cases keep the reason they were assigned for.</summary>
public static class RemoveRule
{
    /// <param name="No">The rule.</param>
    /// <param name="Stamp">Of the table as the form showed it.</param>
    public sealed record Command(int No, string? Stamp) : IRequest;

    internal sealed class Handler(RoutingDesk desk) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var rules = await desk.RulesAsync(request.Stamp, cancellationToken);
            var rule = SaveRule.Found(rules, request.No);
            Rule.Require(rules.Count > 1, "rule.is-not-the-last", request.No);

            rules.Remove(rule);
            await desk.WriteAsync(rules, cancellationToken);
            await desk.NoteAsync(HouseEvents.RuleRemoved, request.No, RoutingDesk.Changes(rule, null), cancellationToken);
        }
    }
}
