namespace Rueckkopplung.Workflows.Activities;

/// <summary>The general activities, one object each.</summary>
internal static class BuiltInActivities
{
    public static IReadOnlyList<Activity> All { get; } = [];
}
