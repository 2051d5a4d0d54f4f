using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Web.Features;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Api;

/// <summary>The same limit as on the pages, for who sends without an account.</summary>
internal sealed class PublicDoorFilter(PublicDoor door, IReaderSource readers, RefusalWords words) : IEndpointFilter
{
    private const string Code = "door.too-many";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        readers.Current is null && !door.LetsIn(context.HttpContext)
            ? ApiRefusals.Problem(StatusCodes.Status429TooManyRequests, Code, words.For(Code))
            : await next(context);
}
