using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.Profiles;

/// <summary>One Fristprofil: other lengths, ladder and seasons, from when on, and what that moves, before it is done.</summary>
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

    /// <summary>Percent or working days by the code of the stage.</summary>
    [BindProperty]
    public IDictionary<string, int> Stage { get; set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Whom the stages tell, as <see cref="TypedLadder.Box"/> names it.</summary>
    [BindProperty]
    public IList<string> Told { get; set; } = [];

    /// <summary>First day by the code of the season, <c>MM-DD</c>.</summary>
    [BindProperty]
    public IDictionary<string, string> SeasonFrom { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Last day by the code of the season, <c>MM-DD</c>.</summary>
    [BindProperty]
    public IDictionary<string, string> SeasonTo { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The categories that a season touches: <c>season/category</c>.</summary>
    [BindProperty]
    public IList<string> SeasonCategory { get; set; } = [];

    [FromQuery(Name = "getan")]
    public string? Done { get; set; }

    [FromQuery(Name = "bewegt")]
    public int Moved { get; set; }

    public DeadlineProfile Profile { get; private set; } = null!;

    public CityDirectory City { get; private set; } = null!;

    /// <summary>The categories that this profile is for; only they can have a season.</summary>
    public IEnumerable<Category> Touchable => City.Categories.All.Where(category => category.Profile == Code);

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
        var page = await ShowAgainAsync(cancellationToken);
        if (!ModelState.IsValid)
            return page;

        var change = Change();
        var moved = await mediator.Send(new ChangeProfile.Command(change), cancellationToken);
        return Redirect($"/verwaltung/fristprofile/{Code}?getan={(change.ValidFrom > Today ? "planned" : "changed")}&bewegt={moved}");
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        (City, Today) = await cities.AskAsync(cancellationToken);
        Profile = City.FindProfile(Code) ?? throw new MissingException("profile.exists", Code);
        Planned = [.. (await planned.ReadAsync(cancellationToken)).Where(change => change.Code == Code)];
        return Page();
    }

    /// <summary>Whether a box of the ladder is ticked: as typed, or as the profile has it.</summary>
    public bool Tells(StageRule rule, StageTarget target) => Stage.Count > 0
        ? Told.Contains(TypedLadder.Box(rule.Code, target))
        : Profile.Stages.Any(own => own.Code == rule.Code && own.To.Contains(target));

    /// <summary>Whether a category has a season: as typed, or as the profile has it.</summary>
    public bool Touches(Season season, string category) => SeasonFrom.Count > 0
        ? SeasonCategory.Contains($"{season.Code}/{category}")
        : Profile.Seasons.Any(own => own.Code == season.Code && own.Categories.Contains(category));

    private ProfileChange Change() => new(Code, ValidFrom ?? Today, Days(Step), Days(Pause), MovesRunning)
    {
        Stages = TypedLadder.Stages(Profile, Stage, Told),
        Seasons = TypedLadder.Seasons(Profile, City, (SeasonFrom, SeasonTo, SeasonCategory)),
    };

    private static Dictionary<string, int> Days(IDictionary<string, int> typed) => new(typed, StringComparer.Ordinal);
}
