using System.Collections.Concurrent;
using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Web.Studio.Toolbox;

/// <summary>What this house has read of its versions in force, which do not change; one for the house.</summary>
internal sealed class UsableWorkflows
{
    /// <summary>By the version's id; null: not usable as an activity.</summary>
    public ConcurrentDictionary<string, WorkflowDefinition?> Read { get; } = new(StringComparer.Ordinal);
}
