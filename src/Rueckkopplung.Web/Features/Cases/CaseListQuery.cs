using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Features.Shared.Searching;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>Reads a page of the list of cases, and how many there are of each status.</summary>
public sealed class CaseListQuery(RueckkopplungDb db, HouseClock clock, IReaderSource readers)
{
    public const int PageSize = 25;

    public async Task<CaseList> ReadAsync(CaseListFilter filter, CityDirectory city, CancellationToken cancellationToken)
    {
        var reader = readers.Current ?? throw new ForbiddenException("session.needed");
        var now = clock.GetUtcNow();
        var cases = Narrowed(filter, city, reader);
        var late = cases.Where(file => file.ClosedAt == null && file.AnsweredAt == null && file.PromisedBy < now);
        var counts = await cases.GroupBy(file => file.Status).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);
        var overdue = await late.CountAsync(cancellationToken);
        var total = filter.Overdue ? overdue : filter.Status is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        filter.Page = Math.Clamp(filter.Page, 1, pages);

        var chosen = filter.Overdue ? late : cases;
        if (filter.Status is { } status)
            chosen = chosen.Where(file => file.Status == status);
        return new CaseList(await RowsAsync(chosen, filter.Page, city, reader, cancellationToken), counts, overdue, total, pages);
    }

    private IQueryable<CaseFile> Narrowed(CaseListFilter filter, CityDirectory city, Reader reader)
    {
        var cases = db.Cases.AsNoTracking();
        if (!string.IsNullOrEmpty(filter.Unit))
            cases = cases.Where(file => file.Parts.Any(part => part.Round == file.Round && (part.UnitCode == filter.Unit || part.CaredForBy == filter.Unit)));
        if (!string.IsNullOrEmpty(filter.Quartier))
            cases = cases.Where(file => file.Place.QuartierCode == filter.Quartier);
        if (!string.IsNullOrEmpty(filter.Category))
        {
            // what a protected case is about is part of what is in it
            List<string?> codes = [filter.Category, .. city.Categories.LeavesOf(filter.Category).Select(leaf => leaf.Code)];
            cases = cases.Where(db.ReadableBy(reader)).Where(file => codes.Contains(file.CategoryCode));
        }
        if (string.IsNullOrWhiteSpace(filter.Words))
            return cases;

        return CaseNumber.Read(filter.Words, out var number) == NumberFault.None
            ? cases.Where(file => file.Number == number)
            : cases.Mentioning(SearchWord.Read(filter.Words), city, db, reader);
    }

    private async Task<IReadOnlyList<ListedCase>> RowsAsync(
        IQueryable<CaseFile> cases, int page, CityDirectory city, Reader reader, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await cases.OrderBy(file => file.ClosedAt != null).ThenBy(file => file.AnsweredAt != null)
            .ThenBy(file => file.ClosedAt == null ? file.PromisedBy : DateTimeOffset.MinValue)
            .ThenByDescending(file => file.ClosedAt).ThenBy(file => file.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(file => new
            {
                file.Id,
                file.Number,
                file.Status,
                file.PromisedBy,
                file.AnsweredAt,
                file.ClosedAt,
                file.Text,
                file.Language,
                file.CategoryCode,
                file.Place,
                Units = file.Parts.Where(part => part.Round == file.Round && part.UnitCode != null).Select(part => part.UnitCode!).ToList(),
            })
            .ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.Id).ToList();
        var hidden = await db.Cases.Where(db.ProtectedFor(reader)).Where(file => ids.Contains(file.Id)).Select(file => file.Id).ToHashSetAsync(cancellationToken);

        return [.. rows.Select(row => new ListedCase(
            row.Number, row.Status, row.PromisedBy, row is { ClosedAt: null, AnsweredAt: null } && row.PromisedBy < now, row.ClosedAt,
            hidden.Contains(row.Id) ? null : row.Text, row.Language,
            hidden.Contains(row.Id) || row.CategoryCode is null ? null : city.Categories.NameOf(row.CategoryCode),
            hidden.Contains(row.Id) ? "" : PlaceWords.Of(row.Place, city).ToString(), row.Units))];
    }
}

/// <summary>A page of the list, with how many cases each status has among all that fit.</summary>
public sealed record CaseList(
    IReadOnlyList<ListedCase> Rows, IReadOnlyDictionary<CaseStatus, int> Counts, int Overdue, int Total, int Pages)
{
    public static CaseList Empty { get; } = new([], new Dictionary<CaseStatus, int>(), 0, 0, 1);

    public int All => Counts.Values.Sum();
}
