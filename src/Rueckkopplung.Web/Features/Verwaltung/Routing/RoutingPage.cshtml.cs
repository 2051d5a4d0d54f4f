using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.Routing;

/// <summary>The routing table in its order, and a form to try it.</summary>
[ForRoles(Role.Admin)]
public sealed class RoutingPage(IMediator mediator, CityToday cities, RoutingChoices choices) : PageModel, IShownAgain
{
    private const int LongestText = 5000;

    [BindProperty(SupportsGet = true, Name = "kategorie")]
    public string? Category { get; set; }

    [BindProperty(SupportsGet = true, Name = "quartier")]
    public string? Quartier { get; set; }

    [BindProperty(SupportsGet = true, Name = "art")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "text")]
    public string? Text { get; set; }

    [BindProperty]
    public string? Stamp { get; set; }

    /// <summary>What was done last, for the note on top.</summary>
    [FromQuery(Name = "getan")]
    public string? Done { get; set; }

    [FromQuery(Name = "regel")]
    public int? DoneNo { get; set; }

    public RoutingChoices Choices => choices;

    public CityDirectory City { get; private set; } = null!;

    public IReadOnlyList<RoutingRule> Rules { get; private set; } = [];

    public IReadOnlyDictionary<int, RoutingFault> Faults { get; private set; } = new Dictionary<int, RoutingFault>();

    /// <summary>The answer of the trial; null before one.</summary>
    public RoutingTrial? Trial { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(int? up, int? down, CancellationToken cancellationToken)
    {
        if ((up ?? down) is not { } no)
            return RedirectToPage();

        var place = await mediator.Send(new MoveRule.Command(no, up is null ? 1 : -1, Stamp), cancellationToken);
        return RedirectToPage(null, null, new { getan = "moved", regel = place }, $"r{place}");
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        (City, var today) = await cities.AskAsync(cancellationToken);
        Rules = [.. City.Routing.Rules];
        Faults = City.Routing.Faults(today).ToDictionary(fault => fault.RuleNo);
        if (Text is not null)
        {
            var text = Text.Length > LongestText ? Text[..LongestText] : Text;
            Trial = RoutingTrial.Ask(City, new RoutingQuestion(
                City.Categories.Find(Category)?.Code, City.FindQuartier(Quartier)?.Code, WireNames.Find<ConcernKind>(Kind), text, today));
        }
        return Page();
    }
}
