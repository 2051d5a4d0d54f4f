using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Scheduling;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.Profiles;

/// <summary>One Fristprofil: other lengths, from when on, and what that moves, before it is done.</summary>
[ForRoles(Role.Admin)]
public sealed class ProfilePage(IMediator mediator, CityToday cities, IRunningDeadlines running, PlannedProfiles planned)
    : PageModel, IShownAgain
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty]
    public bool MovesRunning { get; set; }

    /// <summary>Days by the code of the step.</summary>
    [BindProperty]
    public IDictionary<string, int> Step { get; set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Longest days by the code of the pause.</summary>
    [BindProperty]
    public IDictionary<string, int> Pause { get; set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    [FromQuery(Name = "getan")]
    public string? Done { get; set; }

    [FromQuery(Name = "bewegt")]
    public int Moved { get; set; }

    public DeadlineProfile Profile { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public IReadOnlyList<ProfileChange> Planned { get; private set; } = [];

    /// <summary>What the typed change would move; null before it was asked for.</summary>
    public ProfileEffect? Effect { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    /// <summary>Says what the change would move; nothing is written.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        var page = await ShowAgainAsync(cancellationToken);
        if (ModelState.IsValid)
            Effect = await running.PreviewAsync(Change(), cancellationToken);
        return page;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        (_, Today) = await cities.AskAsync(cancellationToken);
        if (!ModelState.IsValid)
            return await ShowAgainAsync(cancellationToken);

        var change = Change();
        var moved = await mediator.Send(new ChangeProfile.Command(change), cancellationToken);
        return Redirect($"/verwaltung/fristprofile/{Code}?getan={(change.ValidFrom > Today ? "planned" : "changed")}&bewegt={moved}");
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        (var city, Today) = await cities.AskAsync(cancellationToken);
        Profile = city.FindProfile(Code) ?? throw new MissingException("profile.exists", Code);
        Planned = [.. (await planned.ReadAsync(cancellationToken)).Where(change => change.Code == Code)];
        return Page();
    }

    private ProfileChange Change() => new(Code, ValidFrom ?? Today, Days(Step), Days(Pause), MovesRunning);

    private static Dictionary<string, int> Days(IDictionary<string, int> typed) => new(typed, StringComparer.Ordinal);
}
