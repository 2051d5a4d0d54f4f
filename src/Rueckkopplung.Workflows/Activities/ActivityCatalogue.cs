using System.Collections.Frozen;

namespace Rueckkopplung.Workflows.Activities;

/// <summary>All activities that definitions may use, by type name.</summary>
public sealed class ActivityCatalogue
{
    private readonly FrozenDictionary<string, Activity> byType;

    /// <param name="activities">One of each type. A later one of the same type replaces an earlier one.</param>
    public ActivityCatalogue(IEnumerable<Activity> activities)
    {
        var all = new Dictionary<string, Activity>(StringComparer.Ordinal);
        foreach (var activity in activities)
            all[activity.Descriptor.Type] = activity;

        byType = all.ToFrozenDictionary(StringComparer.Ordinal);
        Descriptors = [.. all.Values.Select(activity => activity.Descriptor)];
    }

    /// <summary>The general activities that this engine brings.</summary>
    public static IReadOnlyList<Activity> BuiltIn => BuiltInActivities.All;

    /// <summary>What the designer offers.</summary>
    public IReadOnlyList<ActivityDescriptor> Descriptors { get; }

    /// <summary>The activity of that type, or null.</summary>
    public Activity? Find(string type) => byType.GetValueOrDefault(type);
}
