using System.Text.Json.Nodes;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Tasks;

/// <summary>How a task's bookmark is named, and what comes with its end.</summary>
internal static class TaskStimulus
{
    public const string Name = "Rueckkopplung.Task";

    /// <summary>The outcome, or null when something else than a task resumed.</summary>
    public static string? FindOutcome(BookmarkResumed resumed) =>
        resumed.Input.GetValueOrDefault(TaskAnswer.Outcome)?.GetValue<string>();

    public static string OutcomeOf(BookmarkResumed resumed) =>
        FindOutcome(resumed)
        ?? throw new InvalidOperationException($"Task '{resumed.Bookmark.ActivityId}' was resumed without an outcome.");

    public static JsonObject ValuesOf(BookmarkResumed resumed) =>
        resumed.Input.GetValueOrDefault(TaskAnswer.Values) as JsonObject ?? [];
}
