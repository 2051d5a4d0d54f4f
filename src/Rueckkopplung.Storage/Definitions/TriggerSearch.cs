using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Storage.Definitions;

/// <summary>Finds where a definition begins.</summary>
internal static class TriggerSearch
{
    /// <summary>The id of the first trigger of this type that may start the workflow, or null.</summary>
    public static string? Find(ActivityNode node, string activityType)
    {
        if (node.Type == activityType && node.CanStartWorkflow)
            return node.Id;

        return node.Children
            .Select(child => Find(child.Activity, activityType))
            .FirstOrDefault(found => found is not null);
    }
}
