using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>A case: its promise, the tasks the reader may do, answers and history.</summary>
[Authorize]
public sealed class CasePage(IMediator mediator, RueckkopplungDb db, CityLibrary cities, HouseClock clock) : PageModel, IShownAgain
{
    public CaseFile Case { get; private set; } = null!;

    public CityDirectory City { get; private set; } = null!;

    public bool IsProtected { get; private set; }

    public IReadOnlyList<HumanTask> Open { get; private set; } = [];

    public IReadOnlyList<JournalRow> History { get; private set; } = [];

    public DateOnly Today => City.Calendar.DayOf(clock.GetUtcNow());

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(
        Guid task, string? outcome, int? revision, CancellationToken cancellationToken)
    {
        var number = CaseNumber.Parse(Number);
        if (!await db.Cases.AnyAsync(file => file.Number == number, cancellationToken))
            throw new MissingException("case.exists", Number);

        var values = new JsonObject();
        foreach (var (key, value) in Request.Form.Where(pair => pair.Key.StartsWith("f.", StringComparison.Ordinal)))
        {
            values[key[2..]] = value.ToString();
            ModelState.SetModelValue(key, new ValueProviderResult(value));
        }
        ModelState.SetModelValue(nameof(outcome), new ValueProviderResult(outcome));
        await mediator.Send(new Tasks.CompleteTask.Command(number, task, outcome ?? "", values, revision), cancellationToken);

        return await db.Cases.AnyAsync(file => file.Number == number, cancellationToken)
            ? RedirectToPage(new { Number })
            : RedirectToPage("/Worklist/WorklistPage");
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        var number = CaseNumber.Parse(Number);
        var reader = db.Reader ?? throw new ForbiddenException("session.needed");
        Case = await db.Cases.AsNoTracking().Whole().FirstOrDefaultAsync(file => file.Number == number, cancellationToken)
            ?? throw new MissingException("case.exists", Number);
        City = await cities.CurrentAsync(db, cancellationToken);
        IsProtected = await db.Cases.Where(db.ProtectedFor(reader)).AnyAsync(file => file.Id == Case.Id, cancellationToken);
        if (IsProtected)
            return Page();

        Open = await db.Tasks.AsNoTracking().Where(task => task.CaseId == Case.Id).Where(TaskAccess.DoableBy(reader))
            .OrderBy(task => task.OpenedAt).ToListAsync(cancellationToken);
        History = await db.Journal.AsNoTracking()
            .Where(row => row.CaseId == Case.Id && row.Kind == JournalKind.Case)
            .OrderByDescending(row => row.Id).Take(100).ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>The fields of an outcome.</summary>
    public static IEnumerable<JsonObject> Fields(HumanTask task, string outcome) =>
        JsonNode.Parse(task.Form)!.AsArray().OfType<JsonObject>().Where(field => TaskForm.IsFor(field, outcome));

    /// <summary>Name, button and hint of each outcome.</summary>
    public static IEnumerable<JsonObject> Outcomes(HumanTask task) => JsonNode.Parse(task.Outcomes)!.AsArray().OfType<JsonObject>();
}
