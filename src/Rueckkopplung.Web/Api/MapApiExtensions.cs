using Rueckkopplung.Web.Api.V1;

namespace Rueckkopplung.Web.Api;

/// <summary>The JSON API of interfaces.md.</summary>
public static class MapApiExtensions
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddOpenApi("v1");
        services.AddScoped<CaseReads>();
        services.AddScoped<CaseListing>();
        services.AddScoped<CaseHistory>();
        return services;
    }

    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").AddEndpointFilter<ApiRefusals>().DisableAntiforgery();
        SessionApi.Map(api);
        ReportsApi.Map(api);
        CasesApi.Map(api);
        TasksApi.Map(api);
        IncidentsApi.Map(api);
        FollowUpApi.Map(api);
        DemoClockApi.Map(api);
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return app;
    }
}
