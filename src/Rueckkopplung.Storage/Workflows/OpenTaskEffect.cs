using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Opens a human task with its deadline and stages; it ends when its bookmark is removed.</summary>
public sealed record OpenTaskEffect(string ActivityId, string BookmarkId, string Name, string Title)
    : Effect(ActivityId)
{
    public required TaskAudience Audience { get; init; }

    public Guid? PartId { get; init; }

    /// <summary>Array of <c>{name, label}</c>.</summary>
    public required JsonArray Outcomes { get; init; }

    /// <summary>Array of form fields as the API gives them.</summary>
    public JsonArray Form { get; init; } = [];

    /// <summary>Step of the Fristprofil.</summary>
    public string? Step { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>In the order of their instants.</summary>
    public IReadOnlyList<TaskStage> Stages { get; init; } = [];

    /// <summary>The outcome with which the last stage resumes the task; null where the drawing connects none.</summary>
    public string? OverdueOutcome { get; init; }

    public bool Urgent { get; init; }
}

/// <summary>Who may do a task: any of the roles, in the unit and Quartier where they are given.</summary>
public sealed record TaskAudience(string? Unit, Roles Roles, string? Quartier = null, int? PersonId = null);

/// <summary>A stage of a task: when it fires and whom it tells, in the words of the Fristprofil.</summary>
public sealed record TaskStage(string Code, DateTimeOffset At, IReadOnlyList<string> Targets);
