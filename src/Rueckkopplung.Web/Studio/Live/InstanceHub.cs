using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;

namespace Rueckkopplung.Web.Studio.Live;

/// <summary>What the hub calls in the Studio; the names are the Studio's.</summary>
public interface IInstanceViewer
{
    /// <summary>The journal has more; it is read again.</summary>
    Task WorkflowExecutionLogUpdatedAsync(object nothing);

    /// <summary>The counters on the nodes.</summary>
    Task ActivityExecutionLogUpdatedAsync(NodeCounters counters);

    /// <summary>The instance and its variables; they are read again.</summary>
    Task WorkflowInstanceUpdatedAsync(MovedInstance instance);
}

/// <param name="Stats">One entry a node.</param>
public sealed record NodeCounters(IReadOnlyList<object> Stats);

/// <param name="WorkflowInstanceId">Which one.</param>
public sealed record MovedInstance(string WorkflowInstanceId);

/// <summary>
/// Live updates of instances. Signing in and roles are those of the API; a page of another house is turned away, for a
/// browser sends cookies along with web sockets whoever opens them.
/// </summary>
internal sealed class InstanceHub(RueckkopplungDb db, WatchedInstances watched) : Hub<IInstanceViewer>
{
    public override Task OnConnectedAsync()
    {
        if (Context.GetHttpContext() is { } http && SameOrigin.IsOfAnotherPage(http.Request))
            Context.Abort();
        return base.OnConnectedAsync();
    }

    /// <summary>Called by the Studio. An instance that is not there is not watched.</summary>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        if (!Guid.TryParse(instanceId, out var id) || !await db.Instances.AnyAsync(one => one.Id == id, Context.ConnectionAborted))
            throw new HubException("There is no such instance.");

        watched.Watch(Context.ConnectionId, id);
        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(id), Context.ConnectionAborted);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watched.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    public static string GroupOf(Guid instanceId) => instanceId.ToString("N");
}
