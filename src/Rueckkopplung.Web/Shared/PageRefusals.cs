using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Shared;

/// <summary>Turns refusals of page handlers into sentences on the page. The only catch of the pages.</summary>
internal sealed class PageRefusals(RefusalWords words, IModelMetadataProvider metadata) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Exception is null || done.ExceptionHandled || ReadingOf(done.Exception) is not { } refusal)
            return;

        done.ExceptionHandled = true;
        done.Result = await ResultAsync(context, refusal);
    }

    private async Task<IActionResult> ResultAsync(PageHandlerExecutingContext context, Refused refusal)
    {
        if (refusal.Status is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound)
            return new StatusCodeResult(refusal.Status);

        context.HttpContext.Response.StatusCode = refusal.Status;
        if (context.HandlerInstance is IShownAgain page && context.HandlerInstance is PageModel { ModelState: var state })
        {
            foreach (var (field, sentence) in refusal.Sentences)
                state.AddModelError(field, sentence);
            return await ShownAgainAsync(page, context.HttpContext.RequestAborted);
        }
        return new ViewResult
        {
            ViewName = "/Features/Errors/Refused.cshtml",
            ViewData = new ViewDataDictionary<RefusedView>(metadata, new ModelStateDictionary())
            {
                Model = await ViewAsync(context.HttpContext.Request, refusal),
            },
        };
    }

    // who may act on something without seeing it has no page to come back to
    private static async Task<IActionResult> ShownAgainAsync(IShownAgain page, CancellationToken cancellationToken)
    {
        try
        {
            return await page.ShowAgainAsync(cancellationToken);
        }
        catch (MissingException)
        {
            return new StatusCodeResult(StatusCodes.Status404NotFound);
        }
    }

    private static async Task<RefusedView> ViewAsync(HttpRequest request, Refused refusal)
    {
        var kept = await KeptForm.FromAsync(request);
        var typed = kept?.Fields.Select(field => field.Value).Where(text => text.Contains(' ', StringComparison.Ordinal)).ToList();
        return new RefusedView($"{request.Path}{request.QueryString}", [.. refusal.Sentences.Select(one => one.Sentence)], typed ?? []);
    }

    private Refused? ReadingOf(Exception failure) => failure switch
    {
        RuleBrokenException { Code: "case.exists" } => new Refused(StatusCodes.Status404NotFound, []),
        RuleBrokenException refusal => One(StatusCodes.Status422UnprocessableEntity, words.For(refusal)),
        FormRefusedException refusal => new Refused(
            StatusCodes.Status422UnprocessableEntity, [.. refusal.Faults.Select(fault => (fault.Field, words.For(fault)))]),
        ChecksFailedException refusal => new Refused(
            StatusCodes.Status422UnprocessableEntity, [.. refusal.Sentences.Select(sentence => (string.Empty, sentence))]),
        ConflictException refusal => One(StatusCodes.Status409Conflict, words.For(refusal.Code)),
        ForbiddenException => new Refused(StatusCodes.Status403Forbidden, []),
        MissingException => new Refused(StatusCodes.Status404NotFound, []),
        StorageException storage => One(
            StatusCodes.Status503ServiceUnavailable,
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? storage.English : storage.Message),
        _ => null,
    };

    private static Refused One(int status, string sentence) => new(status, [(string.Empty, sentence)]);

    private sealed record Refused(int Status, IReadOnlyList<(string Field, string Sentence)> Sentences);
}

/// <summary>What the page of a refusal shows.</summary>
/// <param name="Back">Where the person came from.</param>
/// <param name="Sentences">What, why, what now.</param>
/// <param name="Typed">Texts that came with the form, to copy.</param>
public sealed record RefusedView(string Back, IReadOnlyList<string> Sentences, IReadOnlyList<string> Typed);
