using System.Collections.Frozen;
using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases.Texts;

/// <summary>The standard texts and how one is chosen.</summary>
public sealed class StandardTexts
{
    private const string Any = "*";
    private readonly CategoryTree categories;
    private readonly FrozenDictionary<string, StandardText> byCode;

    /// <summary>Collects the texts.</summary>
    public StandardTexts(IEnumerable<StandardText> texts, CategoryTree categories)
    {
        this.categories = categories;
        All = [.. texts];
        byCode = All.ToFrozenDictionary(text => text.Code, StringComparer.Ordinal);
    }

    /// <summary>All texts in the order of the data.</summary>
    public IReadOnlyList<StandardText> All { get; }

    /// <summary>The text with this code, or null.</summary>
    public StandardText? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>
    /// The text that fits best: for the category itself before its group before everything; of equals the first. Said face
    /// to face fits what fits the phone; without contact what fits a notice. Nothing that is posted fits a closed category.
    /// </summary>
    public StandardText? Choose(string use, string? categoryCode, AnswerWay way) =>
        Fitting(use, categoryCode, way) is [var best, ..] ? best : null;

    /// <summary>All texts that fit, best first: the choices of a form.</summary>
    public IReadOnlyList<StandardText> Fitting(string use, string? categoryCode, AnswerWay way)
    {
        if (categories.IsClosed(categoryCode) && way is AnswerWay.Notice or AnswerWay.None)
            return [];

        var path = categories.PathOf(categoryCode).Append(Any).ToList();
        var ranked = from text in All
                     where text.Use == use
                     let rank = path.FindIndex(text.Categories.Contains)
                     let wayRank = WaysLike(way).ToList().FindIndex(text.Ways.Contains)
                     where rank >= 0 && wayRank >= 0
                     orderby rank, wayRank
                     select text;

        return [.. ranked];
    }

    private static IEnumerable<string> WaysLike(AnswerWay way)
    {
        yield return WireNames.Of(way);
        if (way == AnswerWay.InPerson)
            yield return WireNames.Of(AnswerWay.Phone);
        if (way == AnswerWay.None)
            yield return WireNames.Of(AnswerWay.Notice);
        yield return Any;
    }
}
