using Microsoft.AspNetCore.Http.Features;
using Rueckkopplung.Web.Api;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Studio;

/// <summary>
/// Says in a sentence what is wrong with a body that never reaches an endpoint: too large, no JSON, not of the expected
/// shape. The framework alone would answer without a word, which the Studio cannot show.
/// </summary>
internal static class StudioBodies
{
    private const int MostTakenIn = 32 * 1024 * 1024;

    public static IApplicationBuilder UseStudioBodies(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/elsa/api", StringComparison.Ordinal), studio => studio.Use(RefuseAsync));

    private static async Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentLength > AddPagesExtensions.LargestRequest)
        {
            await TakeInAsync(context);
            await TellAsync(context, StatusCodes.Status413PayloadTooLarge);
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException refusal) when (!context.Response.HasStarted)
        {
            await TellAsync(context, refusal.StatusCode);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: 400 or 413 or 415, ContentType: null })
            await TellAsync(context, context.Response.StatusCode);
    }

    // a browser that is cut off while it sends never reads the answer
    private static Task TakeInAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostTakenIn || context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit)
            return Task.CompletedTask;

        limit.MaxRequestBodySize = MostTakenIn;
        return context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
    }

    private static Task TellAsync(HttpContext context, int status)
    {
        var code = status == StatusCodes.Status413PayloadTooLarge ? "definition.not-too-big" : "request.readable";
        var sentence = context.RequestServices.GetRequiredService<RefusalWords>().For(code, AddPagesExtensions.LargestRequest / 1024 / 1024);
        return ApiRefusals.Problem(status, code, sentence, ("errors", StudioRefusals.General([sentence]))).ExecuteAsync(context);
    }
}
