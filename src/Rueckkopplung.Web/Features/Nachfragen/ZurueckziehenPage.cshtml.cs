using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Web.Features.FollowUp;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Features.Nachfragen;

/// <summary>Asks once more before a report is withdrawn.</summary>
// the code in the address is the proof; there is nothing else to forge
[IgnoreAntiforgeryToken]
[PrivatePage]
[AllowAnonymous]
public sealed class ZurueckziehenPage(
    IMediator mediator, ReporterPages pages, ReporterDoor door, IStringLocalizer<NachfragenTexts> texts) : PageModel
{
    public string Code { get; private set; } = string.Empty;

    public FollowUpView View { get; private set; } = null!;

    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var view = await pages.FindAsync(code, cancellationToken);
        if (view is not { Found.IsOver: false } || !Matter.Of(view.Found).CanWithdraw)
            return RedirectToPage("/Nachfragen/StandPage", new { code });

        (Code, View) = (code, view.Found);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        var done = RedirectToPage("/Nachfragen/StandPage", new { code, danke = "withdrawn" });
        if (!door.LetsIn(HttpContext))
            return await AgainAsync(code, texts["Notice.TooMany"], StatusCodes.Status429TooManyRequests, cancellationToken);

        var refusal = await door.TryAsync(() => mediator.Send(new WithdrawReport.Command(code), cancellationToken));
        if (refusal is null || refusal.Code == "case.is-not-withdrawn")
            return done;

        return await AgainAsync(
            code, door.Sentence(refusal), StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private Task<IActionResult> AgainAsync(string code, string fault, int status, CancellationToken cancellationToken)
    {
        Fault = fault;
        Response.StatusCode = status;
        return OnGetAsync(code, cancellationToken);
    }
}
