using MediatR;

namespace Rueckkopplung.Web.Features.Verwaltung.Routing;

/// <summary>Moves a rule one place up or down.</summary>
public static class MoveRule
{
    /// <param name="No">The rule.</param>
    /// <param name="By">-1 is up, 1 is down.</param>
    /// <param name="Stamp">Of the table as the form showed it.</param>
    /// <returns>Its number now.</returns>
    public sealed record Command(int No, int By, string? Stamp) : IRequest<int>;

    internal sealed class Handler(RoutingDesk desk) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var rules = await desk.RulesAsync(request.Stamp, cancellationToken);
            var rule = SaveRule.Found(rules, request.No);
            var from = rules.IndexOf(rule);
            var to = Math.Clamp(from + request.By, 0, rules.Count - 1);
            if (to == from)
                return request.No;

            rules.RemoveAt(from);
            rules.Insert(to, rule);
            await desk.WriteAsync(rules, cancellationToken);
            await desk.NoteAsync(
                HouseEvents.RuleMoved, to + 1, [new ChangedValue("position", SaveRule.Text(from + 1), SaveRule.Text(to + 1))], cancellationToken);
            return to + 1;
        }
    }
}
