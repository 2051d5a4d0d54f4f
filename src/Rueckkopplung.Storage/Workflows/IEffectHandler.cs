using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Carries out effects that Storage does not know. Scoped in the step; the first that handles one gets it.</summary>
public interface IEffectHandler
{
    bool Handles(Effect effect);

    Task ApplyAsync(Effect effect, EffectContext context, CancellationToken cancellationToken);
}

/// <summary>Where an effect comes from.</summary>
public sealed record EffectContext(Guid InstanceId, Guid? CaseId, object? Subject, DateTimeOffset Now);
