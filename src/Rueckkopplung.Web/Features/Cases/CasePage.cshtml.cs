using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Features.Shared;
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
        Guid task, string? outcome, int? revision, bool anyway, CancellationToken cancellationToken)
    {
        var number = CaseNumber.Parse(Number);
        if (!await db.Cases.AnyAsync(file => file.Number == number, cancellationToken))
            throw new MissingException("case.exists", Number);

        var values = TaskPost.Read(Request, ModelState);
        await mediator.Send(
            new Tasks.CompleteTask.Command(number, task, outcome ?? "", values, anyway ? null : revision), cancellationToken);

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

    /// <summary>The revision the form was filled at: one that was refused keeps its own, so that nothing is overridden unseen.</summary>
    public int RevisionOf(HumanTask task) => ModelState.IsSent(task) && ModelState.SentRevision() is { } sent ? sent : Case.Revision;

    /// <summary>What happened to the case since the refused form was filled, oldest first; empty where nothing did.</summary>
    public IReadOnlyList<JournalRow> Meanwhile => ModelState.SentRevision() is { } sent && sent < Case.Revision
        ? [.. History.Where(row => CaseEvents.All.Contains(row.Event) && row.Event != CaseEvents.NoteAdded).Take(Case.Revision - sent).Reverse()]
        : [];

    /// <summary>Typed words whose task is gone: somebody was faster, the words are still there.</summary>
    public IReadOnlyList<string> Left => ModelState.Typed("task") is null || Open.Any(ModelState.IsSent)
        ? []
        : [.. ModelState.Where(entry => entry.Key.StartsWith("f.", StringComparison.Ordinal))
            .Select(entry => entry.Value?.AttemptedValue).OfType<string>().Where(text => text.Contains(' ', StringComparison.Ordinal))];

    /// <summary>The promise is over and the reporter has no answer.</summary>
    public bool IsOverdue => Case is { AnsweredAt: null, ClosedAt: null } && Case.PromisedBy < clock.GetUtcNow();

    /// <summary>What a row of the history adds to its event: the outcome of a task, or a sentence of the house.</summary>
    public static string? Detail(JournalRow row) => row.Event == "task.done"
        ? (string?)(row.Data is null ? null : JsonNode.Parse(row.Data))?["outcome"]
        : row.Event is "process.ended" or "stage.fired" ? row.Stage : row.Message;
}
