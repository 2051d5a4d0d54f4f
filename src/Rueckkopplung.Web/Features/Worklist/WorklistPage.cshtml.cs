using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Worklist;

/// <summary>„Meine Stelle“: what lies with the reader's unit, Quartier or role; what first.</summary>
[Authorize]
public sealed class WorklistPage(
    IMediator mediator, WorklistQuery query, RueckkopplungDb db, CityLibrary cities, HouseClock clock) : PageModel, IShownAgain
{
    /// <summary>The filter of what is due by Sunday; a case stands in its section all the same.</summary>
    public const string ThisWeek = "ThisWeek";

    private const int MostInSection = 25;
    private const int MostAtAll = 500;

    private IReadOnlyList<WorkItem> all = [];

    [BindProperty(SupportsGet = true, Name = "zeige")]
    public string? Filter { get; set; }

    /// <summary>The case whose task was just done.</summary>
    [FromQuery(Name = "getan")]
    public string? Done { get; set; }

    public CityDirectory City { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    public string? Heading { get; private set; }

    /// <summary>Quartiere whose notice lists hang where the reader works.</summary>
    public IReadOnlyList<Rueckkopplung.Cases.Quartiere.Quartier> Notices { get; private set; } = [];

    /// <summary>The sections that this reader can have.</summary>
    public IReadOnlyList<WorkSection> Sections { get; private set; } = [];

    public int Total => all.Count;

    public IEnumerable<WorkItem> Shown(WorkSection section) =>
        all.Where(item => item.Section == section && IsShown(item)).Take(Filter is null ? MostInSection : MostAtAll);

    public int Count(WorkSection section) => all.Count(item => item.Section == section);

    public int DueThisWeek => all.Count(IsDueThisWeek);

    public int DueToday => all.Count(item => item.Section != WorkSection.Overdue && item.DueAt is { } due && City.Calendar.DayOf(due) == City.Calendar.DayOf(Now));

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(
        string number, Guid task, string? outcome, int? revision, CancellationToken cancellationToken)
    {
        await mediator.Send(
            new Tasks.CompleteTask.Command(CaseNumber.Parse(number), task, outcome ?? "", TaskPost.Read(Request, ModelState), revision), cancellationToken);
        return RedirectToPage(new { zeige = Filter, getan = number });
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        var reader = db.Reader ?? throw new ForbiddenException("session.needed");
        City = await cities.CurrentAsync(db, cancellationToken);
        Now = clock.GetUtcNow();
        Heading = City.Units.Find(reader.UnitCode)?.Name ?? City.QuartierOfTreff(reader.TreffKey)?.Treff?.Name;
        Sections = SectionsOf(reader.Role);
        Notices = reader.Role is Role.Treff or Role.Helper ? [.. City.Quartiere.Where(quartier => reader.Quartiere.Contains(quartier.Code))] : [];
        all = await query.ReadAsync(reader, cancellationToken);
        return Page();
    }

    private bool IsShown(WorkItem item) => Filter == ThisWeek
        ? IsDueThisWeek(item)
        : !Enum.TryParse<WorkSection>(Filter, out var section) || item.Section == section;

    private bool IsDueThisWeek(WorkItem item)
    {
        var today = City.Calendar.DayOf(Now);
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        return item.Section != WorkSection.Overdue && item.DueAt is { } due && City.Calendar.DayOf(due) <= sunday;
    }

    private static IReadOnlyList<WorkSection> SectionsOf(Role role) => role switch
    {
        Role.Unit or Role.UnitLead => [WorkSection.Overdue, WorkSection.ToAccept, WorkSection.Mine, WorkSection.InWork, WorkSection.Waiting],
        Role.Dezernat => [WorkSection.Overdue, WorkSection.ToAccept, WorkSection.InWork, WorkSection.Waiting],
        Role.Treff or Role.Helper => [WorkSection.Overdue, WorkSection.ToDeliver],
        _ => [WorkSection.Overdue, WorkSection.ToDecide, WorkSection.ToDeliver],
    };
}
