using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Effects;

/// <summary>Something outside the instance that an activity asked for. Hosts derive their own.</summary>
/// <param name="ActivityId">The activity that asked.</param>
public abstract record Effect(string ActivityId)
{
    /// <summary>The bookmark with which it ends; when that is gone before the burst ends, the effect is left out.</summary>
    public virtual string? HangsOn => null;
}

/// <summary>Wake <paramref name="BookmarkId"/> at <paramref name="Due"/>. It ends when its bookmark is removed.</summary>
public sealed record TimerEffect(string ActivityId, string BookmarkId, DateTimeOffset Due) : Effect(ActivityId)
{
    /// <inheritdoc />
    public override string? HangsOn => BookmarkId;
}

/// <summary>Publish an event after the burst; <paramref name="IsLocal"/>: only to this instance.</summary>
public sealed record PublishEventEffect(
    string ActivityId, string EventName, string? CorrelationId, bool IsLocal, JsonNode? Payload) : Effect(ActivityId);

/// <summary>
/// Start another workflow after the burst. With <paramref name="BookmarkId"/> the caller waits: resume that bookmark
/// with the child's outputs when it has finished.
/// </summary>
public sealed record DispatchWorkflowEffect(
    string ActivityId, string DefinitionId, string InstanceId, IReadOnlyDictionary<string, JsonNode?> Input,
    string? CorrelationId, string? BookmarkId) : Effect(ActivityId);

/// <summary>A task was requested by RunTask; answer by resuming <paramref name="BookmarkId"/> with RunTaskInput.</summary>
public sealed record RunTaskEffect(
    string ActivityId, string BookmarkId, string TaskId, string TaskName, JsonNode? Payload) : Effect(ActivityId)
{
    /// <inheritdoc />
    public override string? HangsOn => BookmarkId;
}

/// <summary>A line for the console.</summary>
public sealed record WriteLineEffect(string ActivityId, string Text) : Effect(ActivityId);
