using Quartz;

namespace Rueckkopplung.Web.Scheduling;

/// <summary>Quartz's one job about time: does what is due and says when to come again.</summary>
[DisallowConcurrentExecution]
internal sealed class DueWorkJob(HouseAlarm alarm) : IJob
{
    public static JobKey Key { get; } = new("due-work");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await alarm.RunAsync(cancellationToken);
        if (await alarm.NextAsync(cancellationToken) is not { } next)
            return;

        var trigger = TriggerBuilder.Create().WithIdentity("next-due").ForJob(Key).StartAt(next).Build();
        if (await context.Scheduler.RescheduleJob(trigger.Key, trigger, cancellationToken) is null)
            await context.Scheduler.ScheduleJob(trigger, cancellationToken: cancellationToken);
    }
}
