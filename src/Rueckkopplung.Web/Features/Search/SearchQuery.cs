using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Features.Shared.Searching;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Search;

/// <summary>Looks for cases that the reader may see: by numbers, or by words that the reader may read.</summary>
public sealed class SearchQuery(RueckkopplungDb db, HouseClock clock, IReaderSource readers, CityLibrary cities)
{
    public const int PageSize = 25;

    /// <summary>More are not looked at: such a search helps nobody.</summary>
    public const int Most = 500;

    private const int LongestTitle = 140;

    /// <summary>Cases with these numbers, the newest first.</summary>
    public async Task<SearchResult> ByNumbersAsync(IReadOnlyCollection<CaseNumber> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Count == 0)
            return SearchResult.Nothing;

        var rows = await ReadAsync(db.Cases.Where(file => numbers.Contains(file.Number)), cancellationToken);
        var hidden = await HiddenAsync(rows, cancellationToken);
        return new SearchResult([.. rows.Select(row => Show(row, hidden, [], "Number", []))], rows.Count, IsCut: false);
    }

    /// <summary>Cases that mention each word, open ones first, then the newest.</summary>
    public async Task<SearchResult> ByWordsAsync(string typed, int page, CancellationToken cancellationToken)
    {
        var reader = readers.Current ?? throw new ForbiddenException("session.needed");
        var city = await cities.CurrentAsync(db, cancellationToken);
        var words = SearchWord.Read(typed);
        var rows = await ReadAsync(db.Cases.Mentioning(words, city, db, reader), cancellationToken);
        // LIKE is generous with umlauts; the folded texts decide
        var found = rows.Select(row => Explain(row, words, city)).OfType<Found>().ToList();

        return new SearchResult([.. found.Skip((page - 1) * PageSize).Take(PageSize)], found.Count, rows.Count > Most);
    }

    /// <summary>Whether a search finds anything for this reader.</summary>
    public async Task<bool> FindsAsync(string typed, CancellationToken cancellationToken) =>
        (await ByWordsAsync(typed, page: 1, cancellationToken)).Total > 0;

    private static async Task<List<Row>> ReadAsync(IQueryable<CaseFile> cases, CancellationToken cancellationToken) => await cases.AsNoTracking()
        .OrderBy(file => file.ClosedAt != null).ThenByDescending(file => file.ReceivedAt).ThenBy(file => file.Id).Take(Most + 1)
        .Select(ToRow).ToListAsync(cancellationToken);

    private async Task<HashSet<Guid>> HiddenAsync(List<Row> rows, CancellationToken cancellationToken)
    {
        var reader = readers.Current ?? throw new ForbiddenException("session.needed");
        var ids = rows.Select(row => row.Id).ToList();
        return await db.Cases.Where(db.ProtectedFor(reader)).Where(file => ids.Contains(file.Id)).Select(file => file.Id).ToHashSetAsync(cancellationToken);
    }

    private Found? Explain(Row row, IReadOnlyList<SearchWord> words, CityDirectory city)
    {
        var place = PlaceWords.Of(row.Place, city).ToString();
        var treff = city.QuartierOfTreff(row.Place.TreffKey)?.Treff;
        var category = city.Categories.Find(row.Category) is { } known ? $"{known.Name} {known.NameEn}" : null;
        if (!Segment.HasAll(words, row.Text, place, row.Place.Text, treff is null ? null : $"{treff.Name} {treff.Address}", category))
            return null;
        if (Segment.HasAll(words, row.Text))
            return Show(row, [], words, "Report", []);

        return Segment.HasAll(words, row.Text, place, treff?.Name, treff?.Address)
            ? Show(row, [], words, "Place", Segment.Of(treff is null ? place : $"{place} ({treff.Name}, {treff.Address})", words, LongestTitle))
            : Show(row, [], words, "Category", Segment.Of(city.Categories.NameOf(row.Category!), words, LongestTitle));
    }

    private Found Show(Row row, HashSet<Guid> hidden, IReadOnlyList<SearchWord> words, string reason, IReadOnlyList<Segment> where) => new(
        row.Number, row.Status, row.PromisedBy, row is { ClosedAt: null, AnsweredAt: null } && row.PromisedBy < clock.GetUtcNow(), row.ClosedAt,
        hidden.Contains(row.Id) ? null : Segment.Of(row.Text, words, LongestTitle), row.Language, reason, where);

    private static readonly Expression<Func<CaseFile, Row>> ToRow = file => new Row(
        file.Id, file.Number, file.Status, file.PromisedBy, file.AnsweredAt, file.ClosedAt, file.Text, file.Language, file.CategoryCode, file.Place);

    private sealed record Row(
        Guid Id, CaseNumber Number, CaseStatus Status, DateTimeOffset PromisedBy, DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt,
        string Text, string Language, string? Category, Place Place);
}
