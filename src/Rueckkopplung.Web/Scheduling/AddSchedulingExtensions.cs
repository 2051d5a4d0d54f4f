using Quartz;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Scheduling;

/// <summary>Quartz as the node's clock; the timers table stays the truth.</summary>
public static class AddSchedulingExtensions
{
    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddSingleton<HouseAlarm>();
        services.AddQuartz(quartz => quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = "Rueckkopplung";
            options.DefaultTimeZone = HouseClock.Berlin;
        }));
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<QuartzWaker>();
        services.AddSingleton<ISeries, UnitDigest>();
        services.AddSingleton<ISeries, ProfileChanges>();
        services.AddScoped<PlannedProfiles>();
        services.AddSingleton<SeriesWork>();
        services.AddSingleton<IDueWork>(provider => provider.GetRequiredService<SeriesWork>());
        services.AddSingleton<IOpeningStep>(provider => provider.GetRequiredService<SeriesWork>());
        return services;
    }
}
