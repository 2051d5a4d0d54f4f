using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Tracing;

/// <summary>An instance of a trace with all it has recorded.</summary>
internal sealed class TraceInstance(string id, CompiledWorkflow workflow, string? parentId)
{
    private readonly SortedDictionary<int, ActivityRecord> records = [];

    public string Id { get; } = id;

    public CompiledWorkflow Workflow { get; } = workflow;

    public string? ParentId { get; } = parentId;

    public WorkflowState State { get; private set; } = null!;

    public string? Name { get; private set; }

    public string? CorrelationId { get; private set; }

    public IReadOnlyDictionary<string, JsonNode?> Outputs { get; private set; } = new Dictionary<string, JsonNode?>();

    /// <summary>The instance that waits for this one, and with which bookmark.</summary>
    public (TraceInstance Parent, string BookmarkId)? WaitingParent { get; set; }

    public IReadOnlyCollection<ActivityRecord> Records => records.Values;

    public void Take(BurstResult result)
    {
        State = result.State;
        Name = result.Name;
        CorrelationId = result.CorrelationId;
        Outputs = result.Outputs;
        foreach (var record in result.Records)
            records[int.Parse(record.ExecutionId, System.Globalization.CultureInfo.InvariantCulture)] = record;
    }
}
