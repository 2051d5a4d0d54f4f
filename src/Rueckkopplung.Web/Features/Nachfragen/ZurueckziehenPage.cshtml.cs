using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Web.Features.FollowUp;

namespace Rueckkopplung.Web.Features.Nachfragen;

/// <summary>Asks once more before a report is withdrawn.</summary>
// the code in the address is the proof; there is nothing else to forge
[IgnoreAntiforgeryToken]
[PrivatePage]
[AllowAnonymous]
public sealed class ZurueckziehenPage(IMediator mediator, ReporterPages pages, ReporterDoor door) : PageModel
{
    public string Code { get; private set; } = string.Empty;

    public FollowUpView View { get; private set; } = null!;

    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (await pages.FindAsync(code, cancellationToken) is not { Found.IsOver: false } view || !Matter.Of(view.Found).CanWithdraw)
            return RedirectToPage("/Nachfragen/StandPage", new { code });

        (Code, View) = (code, view.Found);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        var done = RedirectToPage("/Nachfragen/StandPage", new { code, danke = "withdrawn" });
        var refusal = await door.TryAsync(() => mediator.Send(new WithdrawReport.Command(code), cancellationToken));
        if (refusal is null || refusal.Code == "case.is-not-withdrawn")
            return done;

        Fault = door.Sentence(refusal);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await OnGetAsync(code, cancellationToken);
    }
}
