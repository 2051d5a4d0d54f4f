using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases.Routing;

/// <summary>Words that propose a higher urgency, or that 112 and 110 be shown. They never decide.</summary>
public sealed class DangerWords
{
    /// <summary>Code of the category whose words show 112 and 110.</summary>
    public const string EmergencyCategory = "notfall";

    private readonly CategoryTree categories;
    private readonly List<(string Category, Term Term)> terms;

    /// <summary>Collects the words of all categories.</summary>
    public DangerWords(CategoryTree categories)
    {
        this.categories = categories;
        terms = [.. categories.All.SelectMany(category => category.DangerWords.Select(word => (category.Code, new Term(word))))];
    }

    /// <summary>
    /// The words of danger in a text: with a category those of it, its group and the emergencies; while it is unknown those
    /// of every category. The most urgent come first.
    /// </summary>
    public IReadOnlyList<DangerHit> Find(string text, string? categoryCode = null)
    {
        var normalized = text.Normalize();
        var asked = categoryCode is null ? null : categories.PathOf(categoryCode).Append(EmergencyCategory).ToHashSet();
        var hits = from row in terms
                   where asked is null || asked.Contains(row.Category)
                   let found = row.Term.FindIn(normalized)
                   where found is not null
                   select new DangerHit(row.Category, row.Term.Text, found, Proposal(row.Category));

        return [.. hits.OrderByDescending(hit => hit.Proposed)];
    }

    /// <summary>The urgency a text proposes: that of its most urgent word, or the ordinary one.</summary>
    public Urgency Propose(string text, string? categoryCode) =>
        Find(text, categoryCode) is [var worst, ..] ? worst.Proposed : Urgency.Normal;

    /// <summary>True when 112 and 110 have to be shown at once.</summary>
    public bool MeansEmergency(string text) => Find(text, EmergencyCategory).Count > 0;

    private static Urgency Proposal(string category) =>
        category == EmergencyCategory ? Urgency.Emergency : Urgency.High;
}
