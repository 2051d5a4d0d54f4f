using Rueckkopplung.Web.Studio.Toolbox;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Web.Cli;

/// <summary>Definitions that lie side by side and may use each other; the first of an id counts.</summary>
internal sealed class FileShelf : IDefinitionSource
{
    private readonly Dictionary<string, WorkflowDefinition> known = new(StringComparer.Ordinal);

    public FileShelf(IEnumerable<string> definitions)
    {
        foreach (var json in definitions)
        {
            if (Read(json) is { } definition)
                known.TryAdd(definition.DefinitionId, definition);
        }

        Types = known.Values.Where(one => one.Options.UsableAsActivity).Select(ToolboxReads.TypeOf).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Types of those that are usable as an activity.</summary>
    public IReadOnlySet<string> Types { get; }

    public WorkflowDefinition? Find(string definitionId, int? version) => known.GetValueOrDefault(definitionId);

    // one that does not read is reported where it is checked itself
    private static WorkflowDefinition? Read(string json)
    {
        try
        {
            return DefinitionJson.Read(json);
        }
        catch (DefinitionFormatException)
        {
            return null;
        }
    }
}
