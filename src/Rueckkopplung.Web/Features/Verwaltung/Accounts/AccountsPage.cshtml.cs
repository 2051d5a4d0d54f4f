using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>All accounts, by name, role and state.</summary>
[ForRoles(Rueckkopplung.Cases.Role.Admin)]
public sealed class AccountsPage(RueckkopplungDb db, CityToday cities, AccountChoices choices) : PageModel
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "rolle")]
    public string? Role { get; set; }

    [FromQuery(Name = "gesperrt")]
    public bool Locked { get; set; }

    [FromQuery(Name = "seite")]
    public int Number { get; set; } = 1;

    public AccountChoices Choices => choices;

    public CityDirectory City { get; private set; } = null!;

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public IReadOnlyList<AccountRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (City, _) = await cities.AskAsync(cancellationToken);
        var people = db.Users.AsNoTracking();
        if (Name?.Trim() is { Length: > 0 } name)
        {
            var (upper, lower) = (name.ToUpperInvariant(), name.ToLowerInvariant());
            people = people.Where(person => person.NormalizedUserName!.Contains(upper)
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // becomes SQL
                || person.DisplayName.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        }
        if (WireNames.Find<Role>(Role) is { } role)
            people = people.Where(person => person.Role == role);
        if (Locked)
            people = people.Where(person => !person.IsActive);
        Total = await people.CountAsync(cancellationToken);
        Number = Math.Clamp(Number, 1, Pages);
        Rows = await people.OrderBy(person => person.NormalizedUserName).Skip((Number - 1) * Size).Take(Size)
            .Select(person => new AccountRow(
                person.Id, person.UserName!, person.DisplayName, person.Role, person.UnitCode, person.Quartiere, person.IsActive))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Unit or Quartiere, by their names.</summary>
    public string PlaceOf(AccountRow row) => row.Quartiere.Count > 0
        ? string.Join(", ", row.Quartiere.Select(code => City.FindQuartier(code)?.Name ?? code))
        : City.Units.Find(row.UnitCode)?.Name ?? row.UnitCode ?? "–";

    /// <summary>The query of another page of the same list.</summary>
    public IDictionary<string, string?> QueryOf(int page) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["name"] = Name,
        ["rolle"] = Role,
        ["gesperrt"] = Locked ? "true" : null,
        ["seite"] = page.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}

/// <summary>An account in the list.</summary>
public sealed record AccountRow(
    int Id, string UserName, string DisplayName, Role Role, string? UnitCode, IReadOnlyList<string> Quartiere, bool IsActive);
