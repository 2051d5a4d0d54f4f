namespace Rueckkopplung.Web.Shared;

/// <summary>
/// Answers behind a reporter's code leave the house after the same time, whether the code exists or not: 150 ms, which looking
/// up and drawing the page stay below. The wait is for the whole answer, so that drawing a page does not show either.
/// </summary>
internal sealed class EvenTime(RequestDelegate next, TimeProvider time)
{
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(150);
    private static readonly PathString[] Doors = ["/nachfragen", "/api/v1/follow-up"];

    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method)
            && Array.Exists(Doors, door => context.Request.Path.StartsWithSegments(door, StringComparison.OrdinalIgnoreCase, out var code) && code.HasValue))
        {
            var pause = Task.Delay(Floor, time, CancellationToken.None);
            context.Response.OnStarting(() => pause);
        }

        return next(context);
    }
}
