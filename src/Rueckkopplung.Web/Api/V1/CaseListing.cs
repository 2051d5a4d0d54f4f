using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Api.V1;

/// <summary>GET /cases.</summary>
internal sealed class CaseListing(RueckkopplungDb db, HouseClock clock, IReaderSource readers)
{
    public async Task<object> FindAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var cases = Filtered(filter);
        var isProtected = db.ProtectedFor(readers.Current ?? throw new ForbiddenException("session.needed"));
        var total = await cases.CountAsync(cancellationToken);
        var open = cases.Where(file => file.ClosedAt == null).Select(file => file.Id);
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

        return string.IsNullOrWhiteSpace(filter.Q) ? cases : Matching(cases, filter.Q.Trim());
    }

    private static IQueryable<CaseFile> Matching(IQueryable<CaseFile> cases, string words)
    {
        if (CaseNumber.Read(words, out var number) == NumberFault.None)
            return cases.Where(file => file.Number == number);

        var needle = $"%{words.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
        return cases.Where(file => EF.Functions.Like(file.Text, needle, "\\") || EF.Functions.Like(file.Place.Text!, needle, "\\"));
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
