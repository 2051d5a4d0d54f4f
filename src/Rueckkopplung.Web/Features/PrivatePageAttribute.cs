using Microsoft.AspNetCore.Mvc.Filters;

namespace Rueckkopplung.Web.Features;

/// <summary>A page whose address or content is a secret: not stored, not indexed, not told to the next site.</summary>
public sealed class PrivatePageAttribute : ResultFilterAttribute
{
    public override void OnResultExecuting(ResultExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
    }
}
