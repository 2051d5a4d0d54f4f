using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Demo;

/// <summary>What an empty house gets when it opens: reference data always, people and history in demo mode.</summary>
internal static class AddCityExtensions
{
    public static IServiceCollection AddCity(this IServiceCollection services)
    {
        services.AddSingleton<IOpeningCheck, DemoLeftovers>();
        services.AddSingleton<ReferenceFill>();
        services.AddSingleton<DemoHistory>();
        services.AddSingleton<IOpeningStep>(provider => provider.GetRequiredService<ReferenceFill>());
        services.AddSingleton<IOpeningStep, DemoPeople>();
        services.AddSingleton<IOpeningStep>(provider => provider.GetRequiredService<DemoHistory>());
        return services;
    }
}
