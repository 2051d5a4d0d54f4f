using Microsoft.AspNetCore.Diagnostics;

namespace Rueckkopplung.Web.Shared;

/// <summary>No exception leaves the house as such, in no environment: pages get a page, programs get problem details.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        // the last resort, should the error page itself fail
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = StatusOf,
            ExceptionHandler = context => context.Response.WriteAsync("Das hat nicht geklappt. Bitte versuchen Sie es später noch einmal.\nThat did not work. Please try again later."),
        });
        app.UseWhen(
            context => IsForPrograms(context.Request.Path),
            programs =>
            {
                programs.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf });
                programs.UseStatusCodePages();
            });
        app.UseWhen(
            context => !IsForPrograms(context.Request.Path),
            people =>
            {
                people.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf, ExceptionHandlingPath = "/fehler/500" });
                people.UseStatusCodePagesWithReExecute("/fehler/{0}");
                people.Use(AsPlainVisit);
            });
        app.Use(RefuseTooLarge);
    }

    // the error page is only looked at: reading the refused form once more would fail once more
    private static Task AsPlainVisit(HttpContext context, RequestDelegate next)
    {
        var isRepeated = context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (isRepeated)
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.ContentType = null;
        }
        return next(context);
    }

    // asked before anything reads the form: antiforgery would call it a bad token
    private static Task RefuseTooLarge(HttpContext context, RequestDelegate next)
    {
        // what Elsa Studio sends is refused in its own way
        var isStudio = context.Request.Path.StartsWithSegments("/elsa/api", StringComparison.Ordinal);
        if (isStudio || context.Request.ContentType is null || context.Request.ContentLength is not > AddPagesExtensions.LargestRequest)
            return next(context);

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }

    /// <summary>Whether a program asks, and not a person with a browser.</summary>
    public static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/elsa", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    private static int StatusOf(Exception failure) =>
        failure is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError;
}
