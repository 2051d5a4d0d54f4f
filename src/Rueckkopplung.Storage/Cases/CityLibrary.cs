using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Storage.Cases;

/// <summary>
/// The city in memory: read once, and again when somebody has changed it. <see cref="CityChanges"/> writes the version into
/// the settings, so that a change on one node is seen by all.
/// </summary>
public sealed class CityLibrary
{
    /// <summary>The setting with the version of the reference data and of who has which role where.</summary>
    public const string VersionKey = "city-version";

    /// <summary>The setting with the <see cref="CalendarSettings"/>.</summary>
    public const string CalendarKey = "calendar";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private volatile Known? known;

    /// <summary>The city as the context's database has it now.</summary>
    public async Task<CityDirectory> CurrentAsync(RueckkopplungDb db, CancellationToken cancellationToken)
    {
        var version = await db.Settings.AsNoTracking()
            .Where(setting => setting.Key == VersionKey)
            .Select(setting => setting.Value)
            .FirstOrDefaultAsync(cancellationToken) ?? "";
        if (known is { } current && current.Version == version)
            return current.City;

        var city = await ReadAsync(db, cancellationToken);
        known = new Known(version, city);
        return city;
    }

    private static async Task<CityDirectory> ReadAsync(RueckkopplungDb db, CancellationToken cancellationToken)
    {
        var members = await db.Users.Where(person => person.IsActive && person.UnitCode != null)
            .Select(person => new { person.UnitCode, person.Role })
            .Distinct()
            .ToListAsync(cancellationToken);

        return new CityDirectory(new CityData
        {
            Units = await db.Units.AsNoTracking().OrderBy(unit => unit.Code).ToListAsync(cancellationToken),
            Deputyships = await db.Deputyships.AsNoTracking().OrderBy(one => one.Id).ToListAsync(cancellationToken),
            Categories = await db.Categories.AsNoTracking().OrderBy(category => category.Code).ToListAsync(cancellationToken),
            Quartiere = await db.Quartiere.AsNoTracking().OrderBy(quartier => quartier.Code).ToListAsync(cancellationToken),
            RoutingRules = await db.RoutingRules.AsNoTracking().OrderBy(rule => rule.No).ToListAsync(cancellationToken),
            Profiles = await db.Profiles.AsNoTracking().OrderBy(profile => profile.Code).ToListAsync(cancellationToken),
            Texts = await db.Texts.AsNoTracking().OrderBy(text => text.Code).ToListAsync(cancellationToken),
            Calendar = await CalendarAsync(db, cancellationToken),
            Members = [.. members.Select(member => (member.UnitCode!, member.Role))],
        });
    }

    private static async Task<CalendarSettings> CalendarAsync(RueckkopplungDb db, CancellationToken cancellationToken) =>
        await db.Settings.AsNoTracking().FirstOrDefaultAsync(setting => setting.Key == CalendarKey, cancellationToken) is { } stored
            ? JsonSerializer.Deserialize<CalendarSettings>(stored.Value, Web) ?? CalendarSettings.Default
            : CalendarSettings.Default;

    private sealed record Known(string Version, CityDirectory City);
}
