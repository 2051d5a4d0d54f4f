using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.Routing;

/// <summary>One rule: a new one, or one to change, move or remove.</summary>
[ForRoles(Role.Admin)]
public sealed class RulePage(IMediator mediator, CityToday cities, RoutingChoices choices) : PageModel, IShownAgain
{
    /// <summary>Null: a new rule.</summary>
    [BindProperty(SupportsGet = true)]
    public int? No { get; set; }

    [BindProperty]
    public string? Position { get; set; }

    [BindProperty]
    public string? Category { get; set; } = RoutingRule.Any;

    [BindProperty]
    public string? Quartier { get; set; } = RoutingRule.Any;

    [BindProperty]
    public string? Kind { get; set; } = RoutingRule.Any;

    [BindProperty]
    public string? Keywords { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? CaredForBy { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Info { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Stamp { get; set; }

    public RoutingChoices Choices => choices;

    public CityDirectory City { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    /// <summary>What the table is known by now.</summary>
    public string CurrentStamp => RoutingDesk.StampOf(City.Routing.Rules);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (No is not { } no)
            return Page();

        var rule = City.Routing.Rules.First(one => one.No == no);
        (Position, Category, Quartier, Kind) = (no.ToString(CultureInfo.InvariantCulture), rule.Category, rule.Quartier, rule.Kind);
        (Keywords, Unit, CaredForBy) = (string.Join('\n', rule.Keywords ?? []), rule.Unit, rule.CaredForBy);
        (Info, Reason) = (rule.Info, rule.Reason);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var input = new RuleInput(Position, Category, Quartier, Kind, Keywords, Unit, CaredForBy, Info, Reason);
        var no = await mediator.Send(new SaveRule.Command(No, input, Stamp), cancellationToken);
        return RedirectToPage("/Verwaltung/Routing/RoutingPage", null, new { getan = No is null ? "added" : "changed", regel = no }, $"r{no}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveRule.Command(No ?? 0, Stamp), cancellationToken);
        return RedirectToPage("/Verwaltung/Routing/RoutingPage", new { getan = "removed", regel = No });
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Page();
    }

    /// <summary>Whether a unit is ticked as told: as it was typed, else as it is stored.</summary>
    public bool IsTold(string unit) => ModelState.Typed(nameof(Info)) is { } typed ? typed.Split(',').Contains(unit) : Info.Contains(unit);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        (City, Today) = await cities.AskAsync(cancellationToken);
        if (No is { } no && City.Routing.Rules.All(rule => rule.No != no))
            throw new MissingException("rule.exists", no);
    }
}
