using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Reading;

namespace Rueckkopplung.Web.Features.Shared.Searching;

/// <summary>Finds cases by their words and places, never what the reader may not read.</summary>
public static class CaseSearch
{
    /// <summary>
    /// Cases that the reader may read and that have each word in the report, in the words for its place, or in the name of
    /// the Quartier, landmark, Treff or category. No word finds nothing.
    /// </summary>
    public static IQueryable<CaseFile> Mentioning(
        this IQueryable<CaseFile> cases, IReadOnlyList<SearchWord> words, CityDirectory city, RueckkopplungDb db, Reader reader) =>
        words.Count == 0
            ? cases.Where(_ => false)
            : words.Aggregate(cases.Where(db.ReadableBy(reader)), (found, word) => found.Where(HasWord(word, city)));

    private static Expression<Func<CaseFile, bool>> HasWord(SearchWord word, CityDirectory city)
    {
        var quartiere = Named(city.Quartiere, word, quartier => quartier.Name, quartier => quartier.Code);
        var landmarks = Named(city.Quartiere.SelectMany(quartier => quartier.Landmarks), word, mark => mark.Name, mark => mark.Code);
        var treffs = Named(
            city.Quartiere.Where(quartier => quartier.Treff is not null), word,
            quartier => $"{quartier.Treff!.Name} {quartier.Treff.Address}", quartier => quartier.Treff!.Key);
        var categories = Named(city.Categories.All, word, category => $"{category.Name} {category.NameEn}", category => category.Code);
        var patterns = word.Patterns;

#pragma warning disable CA1304, CA1311, MA0011 // translated to LOWER, which knows no culture
        return file => patterns.Any(pattern => EF.Functions.Like(file.Text.ToLower(), pattern, @"\"))
            || patterns.Any(pattern => EF.Functions.Like(file.Place.Text!.ToLower(), pattern, @"\"))
            || quartiere.Contains(file.Place.QuartierCode) || landmarks.Contains(file.Place.LandmarkCode)
            || treffs.Contains(file.Place.TreffKey) || categories.Contains(file.CategoryCode);
#pragma warning restore CA1304, CA1311, MA0011
    }

    private static List<string?> Named<T>(IEnumerable<T> all, SearchWord word, Func<T, string> name, Func<T, string> code) =>
        [.. all.Where(one => FoldedText.Of(name(one)).Letters.Contains(word.Folded, StringComparison.Ordinal)).Select(one => (string?)code(one))];
}
