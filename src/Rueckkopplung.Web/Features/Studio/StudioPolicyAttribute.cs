using Microsoft.AspNetCore.Mvc.Filters;

namespace Rueckkopplung.Web.Features.Studio;

/// <summary>
/// What Elsa Studio's pages may do beyond the house's own: run WebAssembly, style elements by script, and have the workers
/// of the code editor. No other host, no script in the page but the Studio's own two, named by their hash.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StudioPolicyAttribute : ResultFilterAttribute
{
    private const string Policy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' "
        + "'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
        + "form-action 'self'; frame-ancestors 'none'";

    public override void OnResultExecuting(ResultExecutingContext context) =>
        context.HttpContext.Response.Headers.ContentSecurityPolicy = Policy;
}
