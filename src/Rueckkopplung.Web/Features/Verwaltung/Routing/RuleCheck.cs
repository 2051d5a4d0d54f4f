using System.Globalization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Verwaltung.Routing;

/// <summary>Which rule can be. Collects all faults before it refuses.</summary>
internal sealed class RuleCheck(CityDirectory city, DateOnly today)
{
    private const int MostKeywords = 100;
    private const int LongestKeyword = 60;
    private const int LongestReason = 300;

    private readonly List<FieldFault> faults = [];

    /// <returns>The rule with the number 0: its place is given later.</returns>
    /// <exception cref="FormRefusedException">Something does not fit.</exception>
    public RoutingRule Read(RuleInput input)
    {
        var keywords = Keywords(input.Keywords);
        var (unit, carer) = UnitOf(input);
        var reason = input.Reason?.Trim() ?? string.Empty;
        Require(IsAny(input.Category) || city.Categories.Find(input.Category) is not null, nameof(RuleInput.Category), "rule.category-known");
        Require(IsAny(input.Quartier) || city.FindQuartier(input.Quartier) is not null, nameof(RuleInput.Quartier), "rule.quartier-known");
        Require(IsAny(input.Kind) || WireNames.Find<ConcernKind>(input.Kind) is not null, nameof(RuleInput.Kind), "rule.kind-known");
        Require(input.Info.All(code => city.Units.Find(code, today) is not null), nameof(RuleInput.Info), "rule.told-units-known");
        Require(reason.Length > 0, nameof(RuleInput.Reason), "rule.reason-given");
        Require(reason.Length <= LongestReason && !reason.Any(char.IsControl), nameof(RuleInput.Reason), "rule.reason-short-enough");
        if (faults.Count > 0)
            throw new FormRefusedException(faults);

        return new RoutingRule
        {
            No = 0,
            Category = input.Category ?? RoutingRule.Any,
            Quartier = input.Quartier ?? RoutingRule.Any,
            Kind = input.Kind ?? RoutingRule.Any,
            Keywords = keywords.Count == 0 ? null : keywords,
            Unit = unit,
            CaredForBy = carer,
            Info = [.. input.Info.Where(code => code != unit)],
            Reason = reason,
        };
    }

    /// <returns>The place, from 1 to the last one.</returns>
    /// <exception cref="FormRefusedException">It is no number of a place.</exception>
    public static int Position(string? typed, int standard, int last)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return standard;

        return int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1
            ? Math.Min(place, last)
            : throw new FormRefusedException([new FieldFault(nameof(RuleInput.Position), nameof(RuleInput.Position), "rule.position-is-a-number")]);
    }

    private (string Unit, string? Carer) UnitOf(RuleInput input)
    {
        var unit = city.Units.Find(input.Unit, today);
        var carer = string.IsNullOrEmpty(input.CaredForBy) ? null : city.Units.Find(input.CaredForBy, today);
        Require(unit is not null, nameof(RuleInput.Unit), "rule.unit-given");
        Require(string.IsNullOrEmpty(input.CaredForBy) || carer is { IsExternal: false }, nameof(RuleInput.CaredForBy), "rule.carer-is-internal");
        Require(
            unit is null or { IsExternal: false } || carer is not null || unit.CaredForBy is not null, nameof(RuleInput.CaredForBy), "rule.carer-given");
        return (unit?.Code ?? string.Empty, unit is { IsExternal: true } ? carer?.Code : null);
    }

    private List<string> Keywords(string? typed)
    {
        var terms = (typed ?? string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        Require(terms.Count <= MostKeywords, nameof(RuleInput.Keywords), "rule.keywords-few-enough");
        Require(
            terms.All(term => term.Length <= LongestKeyword && term.Any(char.IsLetterOrDigit) && !term.Any(char.IsControl)),
            nameof(RuleInput.Keywords),
            "rule.keywords-readable");
        return terms;
    }

    private static bool IsAny(string? code) => code == RoutingRule.Any;

    private void Require(bool holds, string field, string code)
    {
        if (!holds)
            faults.Add(new FieldFault(field, field, code));
    }
}
