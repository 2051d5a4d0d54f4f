using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Web.Features.Verwaltung;

/// <summary>The city as the pages of Verwaltung show it, and the day.</summary>
public sealed class CityToday(RueckkopplungDb db, CityLibrary cities, HouseClock clock)
{
    public async Task<(CityDirectory City, DateOnly Today)> AskAsync(CancellationToken cancellationToken)
    {
        var city = await cities.CurrentAsync(db, cancellationToken);
        return (city, city.Calendar.DayOf(clock.GetUtcNow()));
    }
}
