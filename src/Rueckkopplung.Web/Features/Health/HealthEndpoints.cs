using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Rueckkopplung.Web.Features.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can take work, or says why not.</summary>
internal static class HealthEndpoints
{
    private const string Ready = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<HouseReadiness>("house", HealthStatus.Unhealthy, [Ready]);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", Answer(_ => false)).AllowAnonymous();
        app.MapHealthChecks("/health/ready", Answer(check => check.Tags.Contains(Ready))).AllowAnonymous();
    }

    private static HealthCheckOptions Answer(Func<HealthCheckRegistration, bool> which) => new()
    {
        Predicate = which,
        ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(new
        {
            status = report.Status == HealthStatus.Healthy ? "ok" : "unavailable",
            reasons = report.Entries.Values.SelectMany(entry => entry.Data.Select(reason => new { code = reason.Key, text = reason.Value })),
        }),
    };
}
