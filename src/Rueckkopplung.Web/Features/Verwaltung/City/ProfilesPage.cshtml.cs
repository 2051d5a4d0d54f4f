using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.City;

/// <summary>The Fristprofile, to read.</summary>
[ForRoles(Role.Admin)]
public sealed class ProfilesPage(CityToday cities) : PageModel
{
    public CityDirectory City { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => (City, Today) = await cities.AskAsync(cancellationToken);
}
