using System.Data.Common;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Studio.Instances;

namespace Rueckkopplung.Web.Studio.Live;

/// <summary>
/// Passes on, after the commit of each step, which instances moved. Several steps of one moment become one message; a step
/// never waits for a viewer.
/// </summary>
internal sealed partial class LiveInstances(
    InstanceNews news, WatchedInstances watched, IHubContext<InstanceHub, IInstanceViewer> hub, IServiceScopeFactory scopes, ILogger<LiveInstances> log)
    : BackgroundService
{
    private static readonly object Nothing = new();
    private readonly Channel<Guid> moved = Channel.CreateUnbounded<Guid>(new UnboundedChannelOptions { SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        news.Listener = Keep;
        try
        {
            while (await moved.Reader.WaitToReadAsync(stoppingToken))
            {
                var instances = new HashSet<Guid>();
                while (moved.Reader.TryRead(out var instance))
                    instances.Add(instance);
                foreach (var instance in instances)
                    await TellAsync(instance, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the house closes
        }
        finally
        {
            news.Listener = null;
        }
    }

    private void Keep(IReadOnlyCollection<Guid> instances)
    {
        foreach (var instance in instances.Where(watched.IsWatched))
            moved.Writer.TryWrite(instance);
    }

    private async Task TellAsync(Guid instance, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var stats = await ExecutionsApi.StatsAsync(
                instance, null, scope.ServiceProvider.GetRequiredService<RueckkopplungDb>(), scope.ServiceProvider.GetRequiredService<InstanceHistory>(), cancellationToken);
            var viewers = hub.Clients.Group(InstanceHub.GroupOf(instance));
            await viewers.ActivityExecutionLogUpdatedAsync(new NodeCounters(stats));
            await viewers.WorkflowExecutionLogUpdatedAsync(Nothing);
            await viewers.WorkflowInstanceUpdatedAsync(new MovedInstance(instance.ToString()));
        }
        catch (Exception failure) when (failure is DbException or StorageException)
        {
            // the next step tells again, and the viewer can be reloaded
            NotTold(log, instance, failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Viewers of instance {Instance} were not told that it moved: {Reason}")]
    private static partial void NotTold(ILogger logger, Guid instance, string reason);
}
