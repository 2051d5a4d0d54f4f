namespace Rueckkopplung.Storage.Workflows;

/// <summary>A row of <c>tasks</c>: an open human task. Its id is the id of the bookmark that it resumes.</summary>
public sealed class HumanTask
{
    public Guid Id { get; init; }
    public Guid InstanceId { get; init; }
    public Guid? CaseId { get; init; }
    public Guid? PartId { get; init; }
    public required string ActivityId { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }

    /// <summary>The step of the Fristprofil that dates the task.</summary>
    public string? Step { get; init; }

    public string? UnitCode { get; init; }

    /// <summary>Roles that may do it.</summary>
    public Roles Roles { get; init; }

    public string? Quartier { get; init; }
    public int? PersonId { get; init; }

    /// <summary>JSON array of <c>{name, label}</c>, as the API gives it.</summary>
    public required string Outcomes { get; init; }

    /// <summary>JSON array of form fields, as the API gives it.</summary>
    public required string Form { get; init; }

    /// <summary>The outcome that the last stage takes, when the drawing connects one.</summary>
    public string? OverdueOutcome { get; init; }

    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public bool Urgent { get; init; }
}
