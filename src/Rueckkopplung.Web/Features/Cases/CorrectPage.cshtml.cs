using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>SQM corrects facts of a case: place, Quartier, category, kind. The history keeps before and after.</summary>
[ForRoles(Role.Sqm, Role.SqmLead)]
public sealed class CorrectPage(IMediator mediator, RueckkopplungDb db, CaseViews views) : PageModel, IShownAgain
{
    public CaseView Case { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>What the forms were filled at; a refused one keeps its own.</summary>
    public int Revision => ModelState.SentRevision() ?? Case.File.Revision;

    /// <summary>What happened since the refused form was filled; null where nothing did.</summary>
    public StaleNews? Meanwhile => StaleNews.Since(Case, ModelState.SentRevision());

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(
        string? place, string? quartier, string? category, int? revision, bool anyway, CancellationToken cancellationToken)
    {
        await mediator.Send(
            new CorrectCase.Command(CaseNumber.Parse(Number), place ?? "", quartier, category, anyway ? null : revision), cancellationToken);
        return await BackAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostKindAsync(string? kind, int? revision, bool anyway, CancellationToken cancellationToken)
    {
        var chosen = WireNames.Find<ConcernKind>(kind) ?? throw new RuleBrokenException("kind.is-chosen", Number);
        await mediator.Send(
            new ChangeKind.Command(CaseNumber.Parse(Number), chosen, anyway ? null : revision), cancellationToken);
        return await BackAsync(cancellationToken);
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        Case = await views.ReadAsync(CaseNumber.Parse(Number), wholeHistory: false, run: null, cancellationToken);
        return Case.IsProtected ? throw new ForbiddenException("case.is-protected") : Page();
    }

    // a closed category takes the case out of the sight of SQM's pages, not out of the list
    private async Task<IActionResult> BackAsync(CancellationToken cancellationToken)
    {
        var number = CaseNumber.Parse(Number);
        return await db.Cases.AnyAsync(file => file.Number == number, cancellationToken)
            ? RedirectToPage("/Cases/CasePage", pageHandler: null, new { Number }, "fakten")
            : RedirectToPage("/Cases/CasesPage");
    }
}
