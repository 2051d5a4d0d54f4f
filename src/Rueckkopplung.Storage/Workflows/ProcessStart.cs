using System.Text.Json.Nodes;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>What is started, and for which case.</summary>
internal sealed record ProcessStart(string DefinitionId, Guid? CaseId, IReadOnlyDictionary<string, JsonNode?> Input)
{
    /// <summary>Given by whoever waits for the instance; otherwise a new one.</summary>
    public Guid? InstanceId { get; init; }

    public string? CorrelationId { get; init; }

    public string? TriggerActivityId { get; init; }

    public Guid? ParentId { get; init; }

    public Guid? ParentBookmarkId { get; init; }
}
