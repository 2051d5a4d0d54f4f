using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;

namespace Rueckkopplung.Web.Features.Notices;

/// <summary>
/// The notice list of a Quartier: answers that everybody may read, because they are given by hanging out. It names no person,
/// quotes no report, and knows no closed category.
/// </summary>
public sealed class NoticeList(RueckkopplungDb db)
{
    private const int Most = 200;

    /// <summary>One answer a case, the newest, since a day; the newest first.</summary>
    public async Task<IReadOnlyList<Notice>> ReadAsync(string quartier, DateTimeOffset since, CityDirectory city, CancellationToken cancellationToken)
    {
        List<string?> closed = [.. city.Categories.ClosedCodes];
        // what hangs out is for all, also for who may not see the case behind it
        var rows = await db.Cases.IgnoreQueryFilters().AsNoTracking()
            .Where(file => file.Place.QuartierCode == quartier && !closed.Contains(file.CategoryCode))
            .SelectMany(
                file => file.Answers.Where(answer => answer.GivenAt != null && answer.FailedAt == null
                    && (answer.OnNoticeSince >= since || (answer.DeliveredHow == AnswerWay.Notice && answer.GivenAt >= since))),
                (file, answer) => new { file.Number, file.CategoryCode, file.Place, answer.Text, answer.Language, On = answer.OnNoticeSince ?? answer.GivenAt!.Value })
            .OrderByDescending(row => row.On).Take(Most).ToListAsync(cancellationToken);

        return [.. rows.DistinctBy(row => row.Number).Select(row => new Notice(
            row.Number, row.On, row.CategoryCode is { } code && city.Categories.Find(code) is { Public: true } ? code : null,
            PlaceOf(row.Place, city), row.Text, row.Language))];
    }

    // words for a place may name a person or a flat: only places that are on every map are posted
    private static string? PlaceOf(Place place, CityDirectory city) =>
        city.Quartiere.SelectMany(quartier => quartier.Landmarks).FirstOrDefault(mark => mark.Code == place.LandmarkCode)?.Name
        ?? city.QuartierOfTreff(place.TreffKey)?.Treff?.Name
        ?? city.Quartiere.SelectMany(quartier => quartier.Streets).Select(street => street.Split('(')[0].Trim())
            .FirstOrDefault(street => place.Text?.Contains(street, StringComparison.OrdinalIgnoreCase) == true);
}

/// <summary>An answer on the list. The category is null where it is not for public lists.</summary>
public sealed record Notice(CaseNumber Number, DateTimeOffset On, string? Category, string? Place, string Text, string Language);
