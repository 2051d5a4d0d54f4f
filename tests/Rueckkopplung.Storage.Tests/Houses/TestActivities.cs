using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Storage.Tests.Houses;

/// <summary>Activities that the test definitions use beside the general ones.</summary>
internal static class TestActivities
{
    public static IReadOnlyList<Activity> All { get; } = [];
}
