using Rueckkopplung.Cases;
using Rueckkopplung.Web.Shared;
using Rueckkopplung.Web.Studio.Definitions;
using Rueckkopplung.Web.Studio.Instances;
using Rueckkopplung.Web.Studio.Live;
using Rueckkopplung.Web.Studio.Toolbox;

namespace Rueckkopplung.Web.Studio;

/// <summary>Elsa Studio: its files, and the API below <c>/elsa/api</c> that it reads and writes.</summary>
public static class StudioApi
{
    private static readonly ForRolesAttribute Readers = new(Role.Admin, Role.SqmLead);
    private static readonly ForRolesAttribute Writers = new(Role.Admin);

    public static IServiceCollection AddStudio(this IServiceCollection services)
    {
        services.AddScoped<DefinitionReads>();
        services.AddScoped<CheckGrounds>();
        services.AddSingleton<DefinitionChecks>();
        services.AddSingleton<DefinitionWarnings>();
        services.AddScoped<DefinitionUse>();
        services.AddScoped<Publication>();
        services.AddSingleton<UsableWorkflows>();
        services.AddScoped<ToolboxReads>();
        services.AddScoped<ToolboxChoices>();
        services.AddScoped<InstanceReads>();
        services.AddScoped<InstanceHistory>();
        services.AddScoped<InstanceSecrets>();
        services.AddSingleton<WatchedInstances>();
        services.AddHostedService<LiveInstances>();
        services.AddSignalR();
        return services;
    }

    public static IEndpointRouteBuilder MapStudio(this IEndpointRouteBuilder app)
    {
        StudioFiles.Map(app);
        var api = app.MapGroup("/elsa/api").AddEndpointFilter<SameOrigin>().AddEndpointFilter<StudioRefusals>()
            .DisableAntiforgery().ExcludeFromDescription();
        var reading = api.MapGroup("").RequireAuthorization(Readers);
        var writing = api.MapGroup("").RequireAuthorization(Writers);
        DefinitionsApi.Map(reading, writing);
        FilesApi.Map(reading, writing);
        BulkApi.Map(writing);
        ToolboxApi.Map(reading, writing);
        InstancesApi.Map(reading, writing);
        ExecutionsApi.Map(reading);
        app.MapHub<InstanceHub>("/elsa/hubs/workflow-instance", options => options.CloseOnAuthenticationExpiration = true).RequireAuthorization(Readers);
        app.MapGet("/studio", () => TypedResults.LocalRedirect("/studio/workflows/definitions"))
            .RequireAuthorization(Readers).ExcludeFromDescription();
        // the viewer's link to the definition leads past the base address
        app.MapGet("/workflows/definitions/{id}/edit", (string id) =>
                TypedResults.LocalRedirect($"/studio/workflows/definitions/{Uri.EscapeDataString(id)}/edit"))
            .RequireAuthorization(Readers).ExcludeFromDescription();
        return app;
    }
}
