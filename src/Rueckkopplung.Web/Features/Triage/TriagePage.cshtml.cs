using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Features.Tasks;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Triage;

/// <summary>SQM's inbox and one case side by side: read, accept the proposal, see the message, send, next.</summary>
[ForRoles(Role.Sqm, Role.SqmLead)]
public sealed class TriagePage(IMediator mediator, TaskRehearsal rehearsal, TriageDesk desk, IReaderSource readers)
    : PageModel, IShownAgain
{
    private const string UnitField = "unit";

    /// <summary>The number of the selected case.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Fall { get; set; }

    /// <summary>The number of the case that was decided just now.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Erledigt { get; set; }

    /// <summary>The number of a case that was there before: the decision is filled in with it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Doppelt { get; set; }

    public Inbox Inbox { get; private set; } = null!;

    /// <summary>The selected case; without one, the first of the inbox, which small windows do not show.</summary>
    public TriageCase? Case { get; private set; }

    /// <summary>Whether somebody chose it; then small windows show the case instead of the list.</summary>
    public bool IsChosen { get; private set; }

    public Decided? Decided { get; private set; }

    /// <summary>The chosen case has no open decision: somebody was faster.</summary>
    public bool IsGone { get; private set; }

    public TaskPreview? Preview { get; private set; }

    public bool IsPreviewing { get; private set; }

    public (CaseNumber Number, DateTimeOffset PromisedBy)? NextPromise { get; private set; }

    public int Place => Inbox.PlaceOf(Case?.File.Number);

    public TriageRow? Before => Place > 0 ? Inbox.Rows[Place - 1] : null;

    public TriageRow? Next => Place >= 0 && Place + 1 < Inbox.Rows.Count ? Inbox.Rows[Place + 1] : null;

    private Reader Reader => readers.Current ?? throw new ForbiddenException("session.needed");

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    /// <summary>Shows what the decision would send, and undoes it.</summary>
    public async Task<IActionResult> OnPostVorschauAsync(Guid task, string? outcome, string? proposed, CancellationToken cancellationToken)
    {
        IsPreviewing = true;
        var values = TaskPost.Read(Request, ModelState);
        await ShowAgainAsync(cancellationToken);
        FollowProposal(values, proposed);
        Preview = await rehearsal.RunAsync(
            new CompleteTask.Command(Numbered(), task, outcome ?? "", values, Revision: null), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        Guid task, string? outcome, int? revision, bool anyway, CancellationToken cancellationToken)
    {
        var number = Numbered();
        var values = TaskPost.Read(Request, ModelState);
        var rows = (await desk.InboxAsync(Reader, cancellationToken)).Rows;
        var place = rows.ToList().FindIndex(row => row.Number == number);
        await mediator.Send(
            new CompleteTask.Command(number, task, outcome ?? "", values, anyway ? null : revision), cancellationToken);

        var next = rows.Skip(place + 1).Concat(rows.Take(Math.Max(place, 0))).FirstOrDefault();
        return RedirectToPage(new { fall = next?.Number.ToString(), erledigt = number.ToString() });
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        Inbox = await desk.InboxAsync(Reader, cancellationToken);
        var chosen = Fall is null ? (CaseNumber?)null : Numbered();
        var row = Inbox.Rows.FirstOrDefault(one => one.Number == chosen);
        (IsChosen, IsGone) = (chosen is not null, chosen is not null && row is null);
        if (IsGone)
            Decided = await desk.DecidedAsync(chosen!.Value, cancellationToken) ?? throw new MissingException("case.exists", Fall);
        else if (CaseNumber.Read(Erledigt, out var done) == NumberFault.None)
            Decided = await desk.DecidedAsync(done, cancellationToken);

        row ??= !IsGone && Inbox.Rows is [var first, ..] ? first : null;
        if (row is not null)
            Case = await desk.OpenAsync(row, Inbox.Now, Reader, cancellationToken);
        FillInDuplicate();
        if (Inbox.Rows.Count == 0)
            NextPromise = await desk.NextPromiseAsync(cancellationToken);
        return Page();
    }

    /// <summary>What stands in a field: typed, or proposed with the task.</summary>
    public string? ValueOf(string field) => ModelState.Typed($"f.{field}")
        ?? Case?.Fields.FirstOrDefault(one => (string?)one["name"] == field)?["value"]?.ToString();

    /// <summary>The revision the form was filled at: one that was refused keeps its own, so that nothing is overridden unseen.</summary>
    public int Revision => ModelState.SentRevision() ?? Case!.File.Revision;

    /// <summary>What happened to the case since the refused form was filled, oldest first; empty where nothing did.</summary>
    public IReadOnlyList<JournalRow> Meanwhile => Case is { } one && !IsPreviewing && Revision < one.File.Revision
        ? [.. one.History.Where(row => CaseEvents.All.Contains(row.Event) && row.Event != CaseEvents.NoteAdded).Take(one.File.Revision - Revision).Reverse()]
        : [];

    /// <summary>Typed words whose task is gone: somebody was faster, the words are still there.</summary>
    public IReadOnlyList<string> Left => IsGone
        ? [.. ModelState.Where(entry => entry.Key.StartsWith("f.", StringComparison.Ordinal))
            .Select(entry => entry.Value?.AttemptedValue).OfType<string>().Where(text => text.Contains(' ', StringComparison.Ordinal))]
        : [];

    private void FillInDuplicate()
    {
        if (Doppelt is null || Case?.FieldForDuplicate is not { } field || ModelState.Typed("outcome") is not null)
            return;

        var outcome = Case.Outcomes.Select(one => (string)one["name"]!).First(name => TaskForm.IsFor(field, name));
        ModelState.SetModelValue("task", new ValueProviderResult(Case.Task.Id.ToString()));
        ModelState.SetModelValue("outcome", new ValueProviderResult(outcome));
        ModelState.SetModelValue($"f.{CompleteTask.DuplicateField}", new ValueProviderResult(Doppelt));
    }

    // the table's unit follows the category as long as nobody chose another one
    private void FollowProposal(JsonObject values, string? proposed)
    {
        if (Case is null || !values.ContainsKey(UnitField) || (string?)values[UnitField] is { Length: > 0 } unit && unit != proposed)
            return;

        var unitNow = Case.Propose(ValueOf("category"), ValueOf("quartier"), ValueOf("kind"))?.Unit ?? "";
        values[UnitField] = unitNow;
        ModelState.SetModelValue($"f.{UnitField}", new ValueProviderResult(unitNow));
    }

    private CaseNumber Numbered() =>
        CaseNumber.Read(Fall, out var number) == NumberFault.None ? number : throw new MissingException("case.exists", Fall);
}
