using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Verwaltung.Deputies;

/// <summary>The deputyships in a step: who may change them, what is written, and what the protocol says.</summary>
internal sealed class DeputyDesk(RueckkopplungDb db, CityLibrary cities, StepScope scope, StepReader reader, Protocol protocol)
{
    /// <exception cref="ForbiddenException"><c>case.is-for-others</c>.</exception>
    public async Task<(CityDirectory City, DateOnly Today)> OpenAsync(CancellationToken cancellationToken)
    {
        if (reader.Reader is not { Role: Role.Admin })
            throw new ForbiddenException("case.is-for-others");

        // two halves of a circle at the same moment: the second change waits for the first and sees it
        await db.Settings.Where(one => one.Key == CityLibrary.VersionKey)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.UpdatedAt, scope.Now), cancellationToken);
        var city = await cities.CurrentAsync(db, cancellationToken);
        return (city, city.Calendar.DayOf(scope.Now));
    }

    public async Task AddAsync(Deputyship added, CancellationToken cancellationToken)
    {
        db.Deputyships.Add(added);
        await NoteAsync(HouseEvents.DeputyAdded, added, null, Days(added), cancellationToken);
    }

    /// <exception cref="MissingException"><c>deputy.exists</c>.</exception>
    public async Task EndAsync(int id, DateOnly today, CancellationToken cancellationToken)
    {
        var row = await db.Deputyships.AsTracking().FirstOrDefaultAsync(one => one.Id == id && one.ValidTo >= today, cancellationToken)
            ?? throw new MissingException("deputy.exists", id);
        var before = Days(row);
        if (row.ValidFrom >= today)
            db.Deputyships.Remove(row);
        else
            row.ValidTo = today.AddDays(-1);
        await NoteAsync(HouseEvents.DeputyEnded, row, before, row.ValidFrom >= today ? null : Days(row), cancellationToken);
    }

    private Task NoteAsync(string change, Deputyship row, string? before, string? after, CancellationToken cancellationToken) =>
        protocol.NoteAsync(
            change, $"unit/{row.UnitCode}", ChangedValue.Between(new ChangedValue("deputy", before, after)), cancellationToken);

    private static string Days(Deputyship row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.DeputyCode} {row.ValidFrom:yyyy-MM-dd} – {row.ValidTo:yyyy-MM-dd}");
}
