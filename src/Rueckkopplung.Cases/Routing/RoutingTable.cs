using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Quartiere;
using Rueckkopplung.Cases.Units;

namespace Rueckkopplung.Cases.Routing;

/// <summary>The ordered decision table: category × Quartier × kind × words → unit.</summary>
public sealed class RoutingTable
{
    private readonly CategoryTree categories;
    private readonly UnitTree units;
    private readonly IReadOnlyList<Quartier> quartiere;
    private readonly List<(RoutingRule Rule, List<Term>? Terms)> rows;

    /// <summary>Builds the table; broken rows are kept and shown by <see cref="Faults"/>.</summary>
    public RoutingTable(IEnumerable<RoutingRule> rules, CategoryTree categories, UnitTree units, IReadOnlyList<Quartier> quartiere)
    {
        this.categories = categories;
        this.units = units;
        this.quartiere = quartiere;
        rows = [.. rules.OrderBy(rule => rule.No).Select(rule => (rule, rule.Keywords?.Select(word => new Term(word)).ToList()))];
    }

    /// <summary>The rows in the order in which they are asked.</summary>
    public IEnumerable<RoutingRule> Rules => rows.Select(row => row.Rule);

    /// <summary>
    /// The first row that fits. Null: none fits, or the one that fits is broken; then the case stays with SQM, visibly.
    /// </summary>
    public RoutingProposal? Propose(RoutingQuestion question)
    {
        var path = categories.PathOf(question.Category).ToList();
        var text = question.Text.Normalize();
        foreach (var (rule, terms) in rows)
        {
            var word = terms?.Select(term => term.FindIn(text)).FirstOrDefault(found => found is not null);
            if (Fits(rule, question, path) && (terms is null || word is not null))
                return FaultOf(rule, question.On) is null ? Propose(rule, word) : null;
        }

        return null;
    }

    /// <summary>The rows that cannot work on a day, each with the reason, for the health page.</summary>
    public IEnumerable<RoutingFault> Faults(DateOnly day) =>
        from row in rows
        let fault = FaultOf(row.Rule, day)
        where fault is not null
        select new RoutingFault(row.Rule.No, fault);

    private static bool Fits(RoutingRule rule, RoutingQuestion question, List<string> path) =>
        (rule.Category == RoutingRule.Any || path.Contains(rule.Category))
        && (rule.Quartier == RoutingRule.Any || rule.Quartier == question.Quartier)
        && (rule.Kind == RoutingRule.Any || (question.Kind is { } kind && rule.Kind == WireNames.Of(kind)));

    private RoutingProposal Propose(RoutingRule rule, string? word)
    {
        var carer = rule.CaredForBy ?? units.Find(rule.Unit)?.CaredForBy;
        return new RoutingProposal(rule.No, rule.Unit, carer, rule.Info, Sentence(rule, word), rule.Reason);
    }

    private string Sentence(RoutingRule rule, string? word)
    {
        var what = rule.Category == RoutingRule.Any ? "Alles andere" : categories.NameOf(rule.Category);
        var where = rule.Quartier == RoutingRule.Any ? "in allen Quartieren" : $"im Quartier {NameOf(rule.Quartier)}";
        var kind = rule.Kind == RoutingRule.Any ? string.Empty : $", nur {rule.Kind}";
        var because = word is null ? string.Empty : $", Wort „{word}“";

        return $"Regel {rule.No}: {what} {where}{kind}{because} → {rule.Unit}";
    }

    private string NameOf(string quartier) => quartiere.FirstOrDefault(other => other.Code == quartier)?.Name ?? quartier;

    private string? FaultOf(RoutingRule rule, DateOnly on)
    {
        if (units.Find(rule.Unit, on) is not { } unit)
            return $"unit '{rule.Unit}' does not exist";
        if (unit.IsExternal && (rule.CaredForBy ?? unit.CaredForBy) is null)
            return $"external unit '{rule.Unit}' has no unit that cares for it";
        if (rule.Category != RoutingRule.Any && categories.Find(rule.Category) is null)
            return $"category '{rule.Category}' does not exist";
        if (rule.Quartier != RoutingRule.Any && quartiere.All(other => other.Code != rule.Quartier))
            return $"Quartier '{rule.Quartier}' does not exist";

        return rule.Info.FirstOrDefault(code => units.Find(code) is null) is { } told ? $"unit '{told}' does not exist" : null;
    }
}
