namespace Rueckkopplung.Workflows.Definitions;

/// <summary>A variable of the workflow or of a container.</summary>
/// <param name="Id">What output bindings and SetVariable refer to.</param>
/// <param name="Name">What expressions refer to.</param>
/// <param name="TypeName">An alias such as <c>Int32</c>, <c>String</c>, <c>Object</c>, <c>JSON</c>.</param>
/// <param name="IsArray">True for a list of <paramref name="TypeName"/>.</param>
/// <param name="Default">The default as text, converted to the type when the scope begins; null for none.</param>
/// <param name="StorageDriver">Null: the value falls back to the default when the instance is resumed.</param>
public sealed record VariableDefinition(
    string Id, string Name, string TypeName, bool IsArray, string? Default, string? StorageDriver)
{
    /// <summary>True when the value survives a suspension.</summary>
    public bool IsPersisted => StorageDriver is not null;
}

/// <summary>An input of a workflow. Only one with a storage driver survives the first resume.</summary>
public sealed record InputDefinition(
    string Name, string TypeName, bool IsArray, string? DisplayName, string? Description, string? StorageDriver);

/// <summary>An output of a workflow.</summary>
public sealed record OutputDefinition(
    string Name, string TypeName, bool IsArray, string? DisplayName, string? Description);

/// <summary>What happens to the instance when an activity fails.</summary>
public enum IncidentStrategy
{
    /// <summary>The instance is Finished and Faulted; what is already queued still runs.</summary>
    Fault,

    /// <summary>Other branches go on; the flowchart does not complete before the incident is retried.</summary>
    ContinueWithIncidents,
}

/// <summary>Settings of a definition.</summary>
public sealed record WorkflowOptions(
    bool UsableAsActivity, string? ActivityCategory, IncidentStrategy IncidentStrategy, string? ActivationStrategy,
    bool AutoUpdateConsumingWorkflows);
