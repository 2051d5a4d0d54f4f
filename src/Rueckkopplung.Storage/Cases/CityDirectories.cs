using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Quartiere;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Settings;

namespace Rueckkopplung.Storage.Cases;

/// <summary>
/// The current snapshot of the reference data. A commit that changes them drops it; other nodes read anew after
/// <see cref="Longest"/>.
/// </summary>
public sealed class CityDirectories
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly IDatabase database;
    private readonly TimeProvider time;
    private volatile Snapshot? current;

    internal CityDirectories(IDatabase configured, TimeProvider system) => (database, time) = (configured, system);

    /// <summary>Waits at most for one read of the reference tables.</summary>
    public async ValueTask<CityDirectory> GetAsync(CancellationToken cancellationToken)
    {
        if (current is { } known && time.GetElapsedTime(known.ReadAt) < Longest)
            return known.City;

        var readAt = time.GetTimestamp();
        var city = new CityDirectory(await ReadAsync(cancellationToken));
        current = new Snapshot(city, readAt);
        return city;
    }

    public void Invalidate() => current = null;

    internal static bool IsReference(object entity) =>
        entity is Unit or Category or Quartier or RoutingRule or DeadlineProfile or StandardText or Person or Setting;

    private async Task<CityData> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = database.OpenReading();
        var calendar = await db.Settings.Where(setting => setting.Key == SettingKeys.Calendar)
            .Select(setting => setting.Value).FirstOrDefaultAsync(cancellationToken);
        var members = await db.Users.Where(person => person.IsActive && person.UnitCode != null)
            .Select(person => new { person.UnitCode, person.Role }).Distinct().ToListAsync(cancellationToken);
        return new CityData
        {
            Units = await db.Units.OrderBy(unit => unit.Code).ToListAsync(cancellationToken),
            Categories = await db.Categories.OrderBy(category => category.Code).ToListAsync(cancellationToken),
            Quartiere = await db.Quartiere.OrderBy(quartier => quartier.Code).ToListAsync(cancellationToken),
            RoutingRules = await db.RoutingRules.OrderBy(rule => rule.No).ToListAsync(cancellationToken),
            Profiles = await db.Profiles.OrderBy(profile => profile.Code).ToListAsync(cancellationToken),
            Texts = await db.Texts.OrderBy(text => text.Code).ToListAsync(cancellationToken),
            Calendar = calendar is null
                ? CalendarSettings.Default
                : JsonSerializer.Deserialize<CalendarSettings>(calendar, JsonColumn.Options)!,
            Members = [.. members.Select(member => (member.UnitCode!, member.Role))],
        };
    }

    private sealed record Snapshot(CityDirectory City, long ReadAt);
}
