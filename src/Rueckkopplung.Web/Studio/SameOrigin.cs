using Rueckkopplung.Web.Api;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Studio;

/// <summary>
/// The Studio signs in by cookie and sends no token against forged requests. So a change is taken only from a page of this
/// house: the browser names the page's origin, and no script of a foreign page can leave it out.
/// </summary>
internal sealed class SameOrigin(RefusalWords words) : IEndpointFilter
{
    private const string Code = "origin.is-foreign";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        !HttpMethods.IsGet(context.HttpContext.Request.Method) && IsOfAnotherPage(context.HttpContext.Request)
            ? ApiRefusals.Problem(StatusCodes.Status403Forbidden, Code, words.For(Code))
            : await next(context);

    /// <summary>Whether a browser says that a page of another origin asks.</summary>
    public static bool IsOfAnotherPage(HttpRequest request)
    {
        var own = $"{request.Scheme}://{request.Host}";
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return (site.Length > 0 && site is not ("same-origin" or "none"))
            || (origin.Length > 0 && !string.Equals(origin, own, StringComparison.OrdinalIgnoreCase));
    }
}
