using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Web.Features.Verwaltung.Routing;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.City;

/// <summary>Holidays to read; house days, service hours and how receipts are counted to change.</summary>
[ForRoles(Role.Admin)]
public sealed class CalendarPage(IMediator mediator, CityToday cities) : PageModel, IShownAgain
{
    [BindProperty]
    public HouseDayInput Day { get; set; } = new();

    [BindProperty]
    public HoursInput Hours { get; set; } = new();

    /// <summary>What was done last, for the note on top.</summary>
    [FromQuery(Name = "getan")]
    public string? Done { get; set; }

    public CityDirectory City { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    /// <summary>The whole house, or one unit.</summary>
    public IReadOnlyList<SelectListItem> Units => RoutingChoices.Units(City, Today, isInternal: true);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    public Task<IActionResult> OnPostCountAsync(bool afterEnd, bool endMoves, CancellationToken cancellationToken) =>
        DoAsync(() => new CalendarEdit.Count(afterEnd, endMoves), cancellationToken);

    public Task<IActionResult> OnPostDayAsync(CancellationToken cancellationToken) =>
        DoAsync(() => new CalendarEdit.AddDay(Day.Read()), cancellationToken);

    public Task<IActionResult> OnPostHoursAsync(CancellationToken cancellationToken) =>
        DoAsync(() => new CalendarEdit.AddHours(Hours.Read()), cancellationToken);

    public Task<IActionResult> OnPostEndDayAsync(int number, CancellationToken cancellationToken) =>
        DoAsync(() => new CalendarEdit.EndDay(number), cancellationToken);

    public Task<IActionResult> OnPostEndHoursAsync(int number, CancellationToken cancellationToken) =>
        DoAsync(() => new CalendarEdit.EndHours(number), cancellationToken);

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        (City, Today) = await cities.AskAsync(cancellationToken);
        return Page();
    }

    private async Task<IActionResult> DoAsync(Func<CalendarEdit> edit, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await ShowAgainAsync(cancellationToken);

        await mediator.Send(new ChangeCalendar.Command(edit()), cancellationToken);
        return Redirect("/verwaltung/kalender?getan=changed");
    }
}

/// <summary>A house day as it is typed.</summary>
public sealed class HouseDayInput
{
    public string? Rule { get; set; }
    public string? Name { get; set; }
    public HouseDayPart Part { get; set; }
    public string? Unit { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    public HouseDay Read() =>
        new(Rule?.Trim() ?? string.Empty, Name ?? string.Empty, Part, string.IsNullOrEmpty(Unit) ? null : Unit, From, To);
}

/// <summary>Service hours as they are typed: the same on each ticked day.</summary>
public sealed class HoursInput
{
    public string? Unit { get; set; }
    public TimeOnly? Begin { get; set; }
    public TimeOnly? End { get; set; }
    public IList<DayOfWeek> Days { get; set; } = [];
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    public ServiceHours Read() => new(
        [.. Days.Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Distinct().Order()
            .Select(day => new ServiceSpan(day, Begin ?? TimeOnly.MinValue, End ?? TimeOnly.MinValue))],
        string.IsNullOrEmpty(Unit) ? null : Unit,
        From,
        To);
}
