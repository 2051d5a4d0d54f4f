using System.Globalization;
using MediatR;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Verwaltung.Routing;

/// <summary>Adds a rule, or writes one anew, at the place that was named.</summary>
public static class SaveRule
{
    /// <param name="No">The rule; null adds one.</param>
    /// <param name="Input">What was typed.</param>
    /// <param name="Stamp">Of the table as the form showed it.</param>
    /// <returns>Its number now.</returns>
    public sealed record Command(int? No, RuleInput Input, string? Stamp) : IRequest<int>;

    internal sealed class Handler(RoutingDesk desk) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var rules = await desk.RulesAsync(request.Stamp, cancellationToken);
            var rule = (await desk.CheckAsync(cancellationToken)).Read(request.Input);
            var before = request.No is { } no ? Found(rules, no) : null;
            if (before is not null)
                rules.Remove(before);

            // a new rule goes before the last one, which as a rule takes everything
            var standard = before?.No ?? Math.Max(1, rules.Count);
            var place = RuleCheck.Position(request.Input.Position, standard, rules.Count + 1);
            rules.Insert(place - 1, rule);
            await desk.WriteAsync(rules, cancellationToken);

            List<ChangedValue> changes = [.. RoutingDesk.Changes(before, rule)];
            if (before is not null && before.No != place)
                changes.Add(new ChangedValue("position", Text(before.No), Text(place)));
            if (changes.Count > 0)
                await desk.NoteAsync(before is null ? HouseEvents.RuleAdded : HouseEvents.RuleChanged, place, changes, cancellationToken);
            return place;
        }
    }

    /// <exception cref="MissingException">The table has no such rule.</exception>
    internal static RoutingRule Found(List<RoutingRule> rules, int no) =>
        rules.Find(rule => rule.No == no) ?? throw new MissingException("rule.exists", no);

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
