using Quartz;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Web.Scheduling;

/// <summary>A commit that left work behind wakes the job at once; many commits in a row wake it once.</summary>
internal sealed partial class QuartzWaker(WakeUpCalls calls, ISchedulerFactory schedulers, ILogger<QuartzWaker> log)
    : IHostedService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(30);
    private IScheduler? scheduler;
    private int asked;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        scheduler = await schedulers.GetScheduler(cancellationToken);
        var job = JobBuilder.Create<DueWorkJob>().WithIdentity(DueWorkJob.Key).StoreDurably().Build();
        var sweep = TriggerBuilder.Create().WithIdentity("sweep").ForJob(job).StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(Sweep).RepeatForever())
            .Build();
        await scheduler.AddJob(job, cancellationToken: cancellationToken);
        await scheduler.ScheduleJob(sweep, cancellationToken: cancellationToken);
        calls.Rung += Wake;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        calls.Rung -= Wake;
        return Task.CompletedTask;
    }

    private void Wake(object? sender, EventArgs nothing)
    {
        if (Interlocked.Exchange(ref asked, 1) == 0)
            _ = TriggerAsync();
    }

    private async Task TriggerAsync()
    {
        try
        {
            Interlocked.Exchange(ref asked, 0);
            await scheduler!.TriggerJob(DueWorkJob.Key);
        }
        catch (SchedulerException failure)
        {
            // the sweep comes anyway
            NotWoken(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Quartz could not be woken; the sweep will do the work")]
    private static partial void NotWoken(ILogger logger, Exception failure);
}
