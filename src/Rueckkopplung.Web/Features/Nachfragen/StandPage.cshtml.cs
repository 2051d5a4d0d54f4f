using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Web.Features.FollowUp;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Features.Nachfragen;

/// <summary>The page behind a code: what it is about now, and what the reporter can say to it.</summary>
// the code in the address is the proof; there is nothing else to forge
[IgnoreAntiforgeryToken]
[PrivatePage]
[AllowAnonymous]
public sealed class StandPage(
    IMediator mediator, ReporterPages pages, ReporterDoor door, IStringLocalizer<NachfragenTexts> texts) : PageModel
{
    private const int Refused = StatusCodes.Status422UnprocessableEntity;
    private const int TooMany = StatusCodes.Status429TooManyRequests;

    [BindProperty]
    public string? Reply { get; set; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    [BindProperty]
    public string? Helped { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>How much feedback there was when the form was shown: a second click adds none.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public string Code { get; private set; } = string.Empty;

    /// <summary>Null: no case has this code.</summary>
    public ReporterView? View { get; private set; }

    public bool IsOver => View is { Found.IsOver: true };

    /// <summary>Sentence at the field that was sent, if it was refused.</summary>
    public string? Fault { get; private set; }

    /// <summary>What was sent just now: <c>reply</c>, <c>feedback</c>, <c>withdrawn</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Danke { get; set; }

    public Matter Matter => Matter.Of(View!.Found);

    public Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        ShowAsync(code, cancellationToken);

    public Task<IActionResult> OnPostReplyAsync(string code, CancellationToken cancellationToken) => SayAsync(
        code, "reply", new ReplyToQuestion.Command(code, Reply ?? string.Empty), cancellationToken);

    public Task<IActionResult> OnPostDontKnowAsync(string code, CancellationToken cancellationToken) => SayAsync(
        code, "reply", new ReplyToQuestion.Command(code, texts["Question.DontKnow"]), cancellationToken);

    public async Task<IActionResult> OnPostFeedbackAsync(string code, CancellationToken cancellationToken)
    {
        var shown = await pages.FindAsync(code, cancellationToken);
        if (shown is { Found.IsOver: false } && shown.Found.File.Feedbacks.Count > Seen)
            return RedirectToPage(new { code, danke = "feedback" });
        if (Helped is not ("yes" or "no"))
            return await ShowAsync(code, cancellationToken, texts["Feedback.Choose"]);

        var command = new GiveFeedback.Command(code, Helped == "yes", Helped == "yes" ? null : Why);
        return await SayAsync(code, "feedback", command, cancellationToken);
    }

    private async Task<IActionResult> SayAsync(
        string code, string what, IRequest command, CancellationToken cancellationToken)
    {
        if (!door.LetsIn(HttpContext))
            return await ShowAsync(code, cancellationToken, texts["Notice.TooMany"], TooMany);

        var refusal = await door.TryAsync(() => mediator.Send(command, cancellationToken));
        if (refusal is null)
            return RedirectToPage(new { code, danke = what });

        // a second click on the reply: it is there already
        return refusal.Code == "question.is-open" && await SaidAlreadyAsync(code, cancellationToken)
            ? RedirectToPage(new { code, danke = what })
            : await ShowAsync(code, cancellationToken, door.Sentence(refusal));
    }

    private async Task<bool> SaidAlreadyAsync(string code, CancellationToken cancellationToken) =>
        await pages.FindAsync(code, cancellationToken) is { } view
        && view.Found.File.Questions is [.., { Reply: { } reply }]
        && (Reply is null || Lines(reply) == Lines(Reply));

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();

    private async Task<IActionResult> ShowAsync(
        string code, CancellationToken cancellationToken, string? fault = null, int status = Refused)
    {
        (Code, Fault) = (code, fault);
        View = await pages.FindAsync(code, cancellationToken);
        Response.StatusCode = View switch
        {
            null => StatusCodes.Status404NotFound,
            { Found.IsOver: true } => StatusCodes.Status410Gone,
            _ => fault is null ? StatusCodes.Status200OK : status,
        };
        return Page();
    }
}
