using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Testing;

namespace Rueckkopplung.Web.Tests.Doors;

/// <summary>Every way into a running house: method, route and, for pages, handler.</summary>
internal static class Endpoints
{
    public static async Task<IReadOnlyList<string>> OfAsync(DemoHouse house)
    {
        var loader = house.Services.GetRequiredService<PageLoader>();
        var keys = new List<string>();
        foreach (var route in house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + route.RoutePattern.RawText?.TrimStart('/');
            if (route.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                keys.AddRange((await HandlersAsync(loader, page)).Select(handler => handler.Insert(handler.IndexOf(' ', StringComparison.Ordinal) + 1, pattern)));
            else
                keys.AddRange((route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} {pattern}"));
        }
        return [.. keys.Distinct().Order(StringComparer.Ordinal)];
    }

    // a page answers GET without a handler too
    private static async Task<IEnumerable<string>> HandlersAsync(PageLoader loader, PageActionDescriptor page)
    {
        var compiled = page as CompiledPageActionDescriptor ?? await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
        return compiled.HandlerMethods
            .Select(handler => $"{handler.HttpMethod.ToUpperInvariant()} {(handler.Name is null ? null : $"?handler={handler.Name}")}")
            .Append("GET ");
    }
}
