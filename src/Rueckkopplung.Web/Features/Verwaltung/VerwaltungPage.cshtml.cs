using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung;

/// <summary>Where administrators begin: what needs a look, and the way to everything.</summary>
[ForRoles(Role.Admin)]
public sealed class VerwaltungPage(RueckkopplungDb db, CityToday cities, HouseWarnings warnings, ProtocolReading protocol) : PageModel
{
    private const int Shown = 5;

    public IReadOnlyList<HouseWarning> Warnings { get; private set; } = [];

    public IReadOnlyList<ProtocolRow> Changes { get; private set; } = [];

    /// <summary>The areas, each with how many things are in it.</summary>
    public IReadOnlyList<(string Key, string Path, int Count)> Areas { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (city, _) = await cities.AskAsync(cancellationToken);
        Warnings = await warnings.LookAsync(cancellationToken);
        Changes = await protocol.RowsAsync(null, null, Shown, cancellationToken);
        Areas =
        [
            ("Accounts", "/verwaltung/konten", await db.Users.CountAsync(cancellationToken)),
            ("Rules", "/verwaltung/regeln", city.Routing.Rules.Count()),
            ("Processes", "/verwaltung/ablaeufe", (await ProcessAssignment.ReadAsync(db, cancellationToken)).Count),
            ("Units", "/verwaltung/stellen", city.Units.All.Count),
            ("Quartiere", "/verwaltung/quartiere", city.Quartiere.Count),
            ("Categories", "/verwaltung/kategorien", city.Categories.All.Count),
            ("Calendar", "/verwaltung/kalender", city.Calendar.Settings.HouseDays.Count),
            ("Profiles", "/verwaltung/fristprofile", city.Profiles.Count),
        ];
    }
}
