using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Tests.Shell;

[Collection(SharedQuietHouse.Name)]
public sealed class PageRefusalsSpecs(QuietHouse house)
{
    [Fact]
    public async Task A_broken_rule_shows_the_page_again_with_its_sentence()
    {
        var page = new Again();

        var (done, http) = await AnswerAsync(page, new RuleBrokenException("case.is-open", "2026-00042-32"));

        Assert.Same(page.Shown, done.Result);
        Assert.Equal(StatusCodes.Status422UnprocessableEntity, http.Response.StatusCode);
        Assert.Contains("2026-00042-32", Assert.Single(page.ModelState[string.Empty]!.Errors).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_a_field_stands_at_its_field()
    {
        var page = new Again();

        await AnswerAsync(page, new FormRefusedException([new FieldFault("antwort", "Antwort", "field.required")]));

        Assert.Single(page.ModelState["antwort"]!.Errors);
    }

    [Fact]
    public async Task A_page_that_cannot_be_shown_again_gives_the_typed_words_back()
    {
        var (done, http) = await AnswerAsync(new Once(), new ConflictException("case.changed", []));

        var seen = Assert.IsType<RefusedView>(Assert.IsType<ViewResult>(done.Result).Model);
        Assert.Equal(StatusCodes.Status409Conflict, http.Response.StatusCode);
        Assert.Equal("Wir kommen am Montag.", Assert.Single(seen.Typed));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Each_refusal_has_its_status(Exception refusal, int status)
    {
        var (done, http) = await AnswerAsync(new Once(), refusal);

        Assert.True(done.ExceptionHandled);
        Assert.Equal(status, (done.Result as StatusCodeResult)?.StatusCode ?? http.Response.StatusCode);
    }

    [Fact]
    public async Task A_defect_is_no_refusal_and_goes_on_to_the_error_page()
    {
        var (done, _) = await AnswerAsync(new Again(), new InvalidOperationException("defect"));

        Assert.False(done.ExceptionHandled);
    }

    public static TheoryData<Exception, int> Refusals => new()
    {
        { new RuleBrokenException("case.exists", "1"), 404 },
        { new MissingException("task.exists"), 404 },
        { new ForbiddenException("task.is-for-others"), 403 },
        { new ConflictException("task.done", []), 409 },
        { new StorageException("storage.full", "Die Platte ist voll.", "The disk is full."), 503 },
    };

    private async Task<(PageHandlerExecutedContext Done, HttpContext Http)> AnswerAsync(PageModel page, Exception refusal)
    {
        using var scope = house.Running.Services.CreateScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = HttpMethods.Post;
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Form = new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["antwort"] = "Wir kommen am Montag." });
        page.PageContext = new PageContext(new ActionContext(http, new RouteData(), new CompiledPageActionDescriptor()));
        var filter = new PageRefusals(
            scope.ServiceProvider.GetRequiredService<RefusalWords>(), scope.ServiceProvider.GetRequiredService<IModelMetadataProvider>());
        var before = new PageHandlerExecutingContext(page.PageContext, [], handlerMethod: null, new Dictionary<string, object?>(StringComparer.Ordinal), page);
        var done = new PageHandlerExecutedContext(page.PageContext, [], handlerMethod: null, page) { Exception = refusal };

        await filter.OnPageHandlerExecutionAsync(before, () => Task.FromResult(done));
        return (done, http);
    }

    private sealed class Once : PageModel;

    private sealed class Again : PageModel, IShownAgain
    {
        public PageResult Shown { get; } = new();

        public Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken) => Task.FromResult<IActionResult>(Shown);
    }
}
