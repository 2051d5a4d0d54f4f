using System.Globalization;
using System.Xml;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Api.V1;

/// <summary>The movable clock of the demo; outside demo mode it does not exist.</summary>
internal static class DemoClockApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/demo/clock", Get).AllowAnonymous().WithName("clock");
        api.MapPost("/demo/clock", PostAsync).AllowAnonymous().WithName("moveClock");
    }

    private static object Get(HouseClock clock, IConfiguration configuration)
    {
        RequireDemo(configuration);
        return new { now = Local(clock.GetUtcNow()) };
    }

    private static async Task<IResult> PostAsync(
        Body body, ClockMover mover, HouseClock clock, IConfiguration configuration, CancellationToken cancellationToken)
    {
        RequireDemo(configuration);
        var now = clock.GetUtcNow();
        var target = TargetOf(body, now) ?? throw new FormRefusedException([new FieldFault("advance", "advance", "clock.target")]);
        if (target < now)
            throw new ConflictException("clock.never-goes-back", []);

        var fired = await mover.AdvanceToAsync(target, cancellationToken);
        return TypedResults.Ok(new { now = Local(clock.GetUtcNow()), fired });
    }

    private static void RequireDemo(IConfiguration configuration)
    {
        if (!configuration.GetValue<bool>("Demo:Enabled"))
            throw new MissingException("demo.is-on");
    }

    private static DateTimeOffset? TargetOf(Body body, DateTimeOffset now)
    {
        if (body.Now is { } text)
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

        return body.Advance is { } duration && TryDuration(duration, out var span) ? now + span : null;
    }

    private static bool TryDuration(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        try
        {
            span = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
        {
            return false;
        }
    }

    private static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, HouseClock.Berlin);

    internal sealed record Body(string? Advance, string? Now);
}
