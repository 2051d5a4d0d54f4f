using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Workflows.Effects;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Activities.Flow;

/// <summary>Ends the other open instances of a case that has just been closed.</summary>
internal sealed class EndOthersHandler(RueckkopplungDb db, IServiceProvider step) : IEffectHandler
{
    public bool Handles(Effect effect) => effect is EndOthersEffect;

    public async Task ApplyAsync(Effect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var others = await db.Instances
            .Where(other => other.CaseId == context.CaseId && other.Id != context.InstanceId)
            .Where(other => other.Status == WorkflowStatus.Running)
            .Select(other => other.Id)
            .ToListAsync(cancellationToken);
        // asked for late: the session itself hands effects to handlers
        foreach (var other in others)
            await step.GetRequiredService<ProcessSession>().EndAsync(other, "case-closed", cancellationToken);
    }
}
