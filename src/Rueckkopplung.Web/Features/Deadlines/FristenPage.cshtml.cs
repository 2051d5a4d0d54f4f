using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>„Fristen &amp; Erinnerungen“: what falls due when and why, what happens then, and what is broken.</summary>
[ForRoles(Role.Sqm, Role.SqmLead, Role.Unit, Role.UnitLead, Role.Dezernat)]
public sealed class FristenPage(IMediator mediator, DeadlineBoard board, HouseClock clock) : PageModel, IShownAgain
{
    [BindProperty(SupportsGet = true)]
    public DeadlineFilter Filter { get; set; } = new();

    public DeadlineView View { get; private set; } = null!;

    /// <summary>What a bulk action would do; null until one is chosen.</summary>
    public DeadlinePreview? Preview { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        View = await board.ShowAsync(Filter, cancellationToken);

    /// <summary>Shows what an action would do; nothing is changed.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(
        Guid[] w, DeadlineAction action, CancellationToken cancellationToken)
    {
        View = await board.ShowAsync(Filter, cancellationToken);
        Preview = await board.PreviewAsync(w, action, cancellationToken);
        if (Preview.Rows.Count == 0)
            ModelState.AddModelError(string.Empty, board.Refused("deadline.is-chosen"));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        Guid[] w, DeadlineAction action, string? reason, DateOnly? day, string? pause, CancellationToken cancellationToken)
    {
        var done = await mediator.Send(new ActOnDeadlines.Command(w, action, reason, day, pause), cancellationToken);
        Done = $"{action} {done} {w.Length - done}";
        return Redirect(Filter.Url());
    }

    public async Task<IActionResult> OnPostRetryAsync(
        string kind, string? cause, string definitionId, string? activityId, CancellationToken cancellationToken)
    {
        var common = new IncidentCause(kind, cause ?? "", definitionId, activityId ?? "");
        var tried = await mediator.Send(new RetryIncidents.Command(common), cancellationToken);
        Done = $"Retry {tried} 0";
        return Redirect(Filter.Url());
    }

    public async Task<IActionResult> OnPostSeriesAsync(string series, bool paused, CancellationToken cancellationToken)
    {
        await mediator.Send(new PauseSeries.Command(series, paused), cancellationToken);
        Done = paused ? "SeriesStopped 1 0" : "SeriesGoes 1 0";
        return Redirect("/fristen");
    }

    /// <summary>Runs a series at once.</summary>
    public async Task<IActionResult> OnPostRunSeriesAsync(string series, CancellationToken cancellationToken)
    {
        await mediator.Send(new RunSeries.Command(series), cancellationToken);
        Done = "SeriesRan 1 0";
        return Redirect("/fristen");
    }

    /// <summary>The list of the filter as a table for spreadsheets.</summary>
    public async Task<IActionResult> OnGetCsvAsync([FromServices] DeadlineCsv csv, CancellationToken cancellationToken)
    {
        var (lines, city) = await board.ListAsync(Filter, cancellationToken);
        return File(csv.Write(lines, city, Now), "text/csv; charset=utf-8", "fristen.csv");
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        View = await board.ShowAsync(Filter, cancellationToken);
        if (Enum.TryParse<DeadlineAction>(ModelState.Typed("action"), out var action))
        {
            var chosen = Request.Form["w"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).ToList();
            Preview = await board.PreviewAsync(chosen, action, cancellationToken);
        }

        return Page();
    }
}
