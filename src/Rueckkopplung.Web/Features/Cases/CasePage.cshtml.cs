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

    /// <summary>Which of the case's instances is drawn; without it the one that runs.</summary>
    [FromQuery(Name = "lauf")]
    public Guid? Run { get; set; }

    /// <summary>The list that this reader works from.</summary>
    public (string Path, string Key) Back => db.Reader?.Role switch
    {
        Role.Sqm or Role.SqmLead => ("/triage", "Back.Triage"),
        Role.Unit or Role.UnitLead or Role.Dezernat or Role.Treff or Role.Helper => ("/stelle", "Back"),
        _ => ("/vorgaenge", "Back.Cases"),
    };

    /// <summary>How to reach the reporter, after a reason was given; null until then.</summary>
    public ShowContact.Contact? Contact { get; private set; }

    /// <summary>Whether this reader may ask for it here.</summary>
    public bool MayAskContact => !IsPrint && (Case.May(CaseRights.Contact)
        || (Case.May(CaseRights.ContactForATask) && Case.Doable.Count > 0));

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

    public async Task<IActionResult> OnPostNoteAsync(string? note, CancellationToken cancellationToken)
    {
        await mediator.Send(new AddNote.Command(CaseNumber.Parse(Number), note), cancellationToken);
        return await BackAsync("notizen", cancellationToken);
    }

    public async Task<IActionResult> OnPostReferenceAsync(Guid part, string? reference, CancellationToken cancellationToken)
    {
        await mediator.Send(new SetFileReference.Command(CaseNumber.Parse(Number), part, reference), cancellationToken);
        return await BackAsync("fakten", cancellationToken);
    }

    public async Task<IActionResult> OnPostTakeOverAsync(Guid part, CancellationToken cancellationToken)
    {
        await mediator.Send(new TakeOverPart.Command(CaseNumber.Parse(Number), part), cancellationToken);
        return await BackAsync("aufgabe", cancellationToken);
    }

    public async Task<IActionResult> OnPostGiveBackAsync(Guid part, CancellationToken cancellationToken)
    {
        await mediator.Send(new GiveBackPart.Command(CaseNumber.Parse(Number), part), cancellationToken);
        return await BackAsync("aufgabe", cancellationToken);
    }

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ReopenCase.Command(CaseNumber.Parse(Number)), cancellationToken);
        return await BackAsync("aufgabe", cancellationToken);
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid incident, CancellationToken cancellationToken)
    {
        await mediator.Send(new RetryCase.Command(CaseNumber.Parse(Number), incident), cancellationToken);
        return await BackAsync("inhalt", cancellationToken);
    }

    /// <summary>Shown in the answer to the post itself and kept nowhere: no address of a page leads to it.</summary>
    public async Task<IActionResult> OnPostContactAsync(string? reason, CancellationToken cancellationToken)
    {
        Contact = await mediator.Send(new ShowContact.Command(CaseNumber.Parse(Number), reason), cancellationToken);
        Response.Headers.CacheControl = "no-store";
        return await ShowAgainAsync(cancellationToken);
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        Case = await views.ReadAsync(CaseNumber.Parse(Number), HistoryPart == "alle" || IsPrint, Run, cancellationToken);
        return Page();
    }

    /// <summary>The revision the form was filled at: one that was refused keeps its own, so that nothing is overridden unseen.</summary>
    public int RevisionOf(HumanTask task) =>
        ModelState.IsSent(task) && ModelState.SentRevision() is { } sent ? sent : Case.File.Revision;

    /// <summary>What happened to the case since the refused form was filled; null where nothing did.</summary>
    public StaleNews? Meanwhile => StaleNews.Since(Case, ModelState.SentRevision());

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
            : Redirect(Back.Path);
    }
}
