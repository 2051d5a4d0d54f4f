using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Features.Messages;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>A case: what is promised, what the reader may do now, and all that happened.</summary>
[Authorize]
public sealed class CasePage(IMediator mediator, RueckkopplungDb db, CaseViews views, HistoryWords words) : PageModel, IShownAgain
{
    public CaseView Case { get; private set; } = null!;

    public HistoryWords Words => words;

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary><c>intern</c> or <c>oeffentlich</c>: a page to print, without forms; the public one also without what is internal.</summary>
    [FromQuery(Name = "druck")]
    public string? Print { get; set; }

    [FromQuery(Name = "verlauf")]
    public string? HistoryPart { get; set; }

    public bool IsPublicPrint => Print == "oeffentlich";

    public bool IsPrint => IsPublicPrint || Print == "intern";

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(
        Guid task, string? outcome, int? revision, bool anyway, CancellationToken cancellationToken)
    {
        var number = await VisibleAsync(cancellationToken);
        var values = TaskPost.Read(Request, ModelState);
        await mediator.Send(
            new Tasks.CompleteTask.Command(number, task, outcome ?? "", values, anyway ? null : revision), cancellationToken);

        return await BackAsync("inhalt", cancellationToken);
    }

    public async Task<IActionResult> OnPostResendAsync(Guid message, CancellationToken cancellationToken)
    {
        await VisibleAsync(cancellationToken);
        await mediator.Send(new ResendMessage.Command(message), cancellationToken);
        return await BackAsync("nachrichten", cancellationToken);
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        Case = await views.ReadAsync(CaseNumber.Parse(Number), HistoryPart == "alle" || IsPrint, cancellationToken);
        return Page();
    }

    /// <summary>The revision the form was filled at: one that was refused keeps its own, so that nothing is overridden unseen.</summary>
    public int RevisionOf(HumanTask task) =>
        ModelState.IsSent(task) && ModelState.SentRevision() is { } sent ? sent : Case.File.Revision;

    /// <summary>What happened to the case since the refused form was filled, oldest first; empty where nothing did.</summary>
    public IReadOnlyList<JournalRow> Meanwhile => ModelState.SentRevision() is { } sent && sent < Case.File.Revision
        ? [.. Case.History.Where(row => CaseEvents.All.Contains(row.Event) && row.Event != CaseEvents.NoteAdded)
            .Take(Case.File.Revision - sent).Reverse()]
        : [];

    /// <summary>Typed words whose task is gone: somebody was faster, the words are still there.</summary>
    public IReadOnlyList<string> Left => ModelState.Typed("task") is null || Case.Doable.Any(ModelState.IsSent)
        ? []
        : [.. ModelState.Where(entry => entry.Key.StartsWith("f.", StringComparison.Ordinal))
            .Select(entry => entry.Value?.AttemptedValue).OfType<string>().Where(text => text.Contains(' ', StringComparison.Ordinal))];

    /// <summary>Who did the task that the refused form was for; null where it is still open.</summary>
    public JournalRow? DoneBefore => ModelState.Typed("task") is { } sent && Guid.TryParse(sent, out var task)
        ? Case.History.FirstOrDefault(row => row.Event == "task.done" && row.TaskId == task)
        : null;

    /// <summary>A mail that is not on its way can go once more, unless a copy of it already does.</summary>
    public bool CanResend(OutboxMessage message) => !IsPrint && Case.May(CaseRights.Resend)
        && message.Way == Rueckkopplung.Cases.Intake.AnswerWay.Email && !IsUnderWay(message)
        && !Case.Messages.Any(copy => copy.ResendOf == message.Id && IsUnderWay(copy));

    private static bool IsUnderWay(OutboxMessage message) => message.State is OutboxState.Waiting or OutboxState.Leased;

    private async Task<CaseNumber> VisibleAsync(CancellationToken cancellationToken)
    {
        var number = CaseNumber.Parse(Number);
        return await db.Cases.AnyAsync(file => file.Number == number, cancellationToken)
            ? number
            : throw new MissingException("case.exists", Number);
    }

    // a step can take the case out of the reader's sight
    private async Task<IActionResult> BackAsync(string place, CancellationToken cancellationToken)
    {
        var number = CaseNumber.Parse(Number);
        return await db.Cases.AnyAsync(file => file.Number == number, cancellationToken)
            ? RedirectToPage(pageName: null, pageHandler: null, new { Number }, place)
            : RedirectToPage("/Worklist/WorklistPage");
    }
}
