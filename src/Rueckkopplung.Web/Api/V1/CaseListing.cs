using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Features.Shared.Searching;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Api.V1;

/// <summary>GET /cases.</summary>
internal sealed class CaseListing(RueckkopplungDb db, HouseClock clock, IReaderSource readers, CityLibrary cities)
{
    public async Task<object> FindAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var reader = readers.Current ?? throw new ForbiddenException("session.needed");
        var cases = await MatchingAsync(Filtered(filter), filter.Q, reader, cancellationToken);
        var isProtected = db.ProtectedFor(reader);
        var total = await cases.CountAsync(cancellationToken);
        var page = await cases
            .OrderBy(file => file.ClosedAt != null).ThenBy(file => file.PromisedBy).ThenBy(file => file.Id)
            .Skip((filter.PageNumber - 1) * filter.Size)
            .Take(filter.Size)
            .Include(file => file.Parts)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        var ids = page.Select(file => file.Id).ToList();
        var hidden = await db.Cases.Where(isProtected).Where(file => ids.Contains(file.Id)).Select(file => file.Id)
            .ToHashSetAsync(cancellationToken);

        return new { items = page.Select(file => Row(file, hidden.Contains(file.Id))), total };
    }

    private IQueryable<CaseFile> Filtered(CaseFilter filter)
    {
        var now = clock.GetUtcNow();
        var cases = db.Cases.AsNoTracking();
        if (WireNames.Find<CaseStatus>(filter.Status) is { } status)
            cases = cases.Where(file => file.Status == status);
        else if (!string.IsNullOrEmpty(filter.Status))
            throw new FormRefusedException([new FieldFault("status", "status", "field.choice")]);
        if (!string.IsNullOrEmpty(filter.Unit))
            cases = cases.Where(file => file.Parts.Any(part => part.UnitCode == filter.Unit || part.CaredForBy == filter.Unit));
        if (!string.IsNullOrEmpty(filter.Quartier))
            cases = cases.Where(file => file.Place.QuartierCode == filter.Quartier);
        if (!string.IsNullOrEmpty(filter.Category))
            cases = cases.Where(file => file.CategoryCode == filter.Category);
        if (filter.Overdue == true)
            cases = cases.Where(file => file.ClosedAt == null && file.AnsweredAt == null && file.PromisedBy < now);

        return cases;
    }

    // a case is found by its words only by who may read them
    private async Task<IQueryable<CaseFile>> MatchingAsync(
        IQueryable<CaseFile> cases, string? words, Reader reader, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(words))
            return cases;
        if (CaseNumber.Read(words, out var number) == NumberFault.None)
            return cases.Where(file => file.Number == number);

        return cases.Mentioning(SearchWord.Read(words), await cities.CurrentAsync(db, cancellationToken), db, reader);
    }

    private static object Row(CaseFile file, bool isHidden) => new
    {
        number = file.Number.ToString(),
        status = WireNames.Of(file.Status),
        kind = file.Kind is { } kind ? WireNames.Of(kind) : null,
        category = isHidden ? null : file.CategoryCode,
        quartier = file.Place.QuartierCode,
        channel = WireNames.Of<IntakeChannel>(file.Channel),
        urgency = WireNames.Of(file.Urgency),
        receivedAt = HouseTime(file.ReceivedAt),
        promisedBy = HouseTime(file.PromisedBy),
        closedAt = file.ClosedAt is { } closed ? HouseTime(closed) : (DateTimeOffset?)null,
        units = file.CurrentParts.Select(part => part.UnitCode).OfType<string>(),
        @protected = isHidden ? true : (bool?)null,
    };

    private static DateTimeOffset HouseTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, HouseClock.Berlin);
}
