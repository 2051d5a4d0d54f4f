using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Web.Features.Verwaltung.Deputies;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.City;

/// <summary>The tree of units, to read; and which unit acts for which, from when until when.</summary>
[ForRoles(Role.Admin)]
public sealed class UnitsPage(IMediator mediator, CityToday cities) : PageModel, IShownAgain
{
    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Deputy { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    /// <summary>What was done last, for the note on top.</summary>
    [FromQuery(Name = "getan")]
    public string? Done { get; set; }

    public CityDirectory City { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    /// <summary>Those that hold or are to come; what is over stands in the protocol.</summary>
    public IEnumerable<Deputyship> Deputyships => City.Deputies.All.Where(one => one.ValidTo >= Today);

    /// <summary>SQM has no deputy: its work needs its rights.</summary>
    public IReadOnlyList<SelectListItem> Choices =>
    [
        new SelectListItem("–", string.Empty),
        .. Internal().Where(one => one.Unit.Code != UnitTree.Sqm && one.Unit.IsValidOn(Today))
            .Select(one => new SelectListItem($"{one.Unit.Code} {one.Unit.Name}", one.Unit.Code)),
    ];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await ShowAgainAsync(cancellationToken);

        await mediator.Send(new AddDeputy.Command(Unit, Deputy, From, To), cancellationToken);
        return Redirect("/verwaltung/stellen?getan=added#vertretung");
    }

    public async Task<IActionResult> OnPostEndAsync(int id, CancellationToken cancellationToken)
    {
        await mediator.Send(new EndDeputy.Command(id), cancellationToken);
        return Redirect("/verwaltung/stellen?getan=ended#vertretung");
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        (City, Today) = await cities.AskAsync(cancellationToken);
        return Page();
    }

    /// <summary>A unit with the depth at which it stands.</summary>
    public IEnumerable<(Unit Unit, int Depth)> Internal() =>
        City.Units.All.Where(unit => unit.Parent is null && !unit.IsExternal).SelectMany(unit => Below(unit, 0));

    private IEnumerable<(Unit Unit, int Depth)> Below(Unit unit, int depth) =>
        City.Units.All.Where(other => other.Parent == unit.Code && !other.IsExternal)
            .SelectMany(child => Below(child, depth + 1))
            .Prepend((unit, depth));
}
