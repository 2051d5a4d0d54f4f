using Quartz;
using Rueckkopplung.Storage.Time;

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
        return services;
    }
}
