using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Workflows.Json;

/// <summary>Reads and writes definitions in the Elsa 3 format.</summary>
public static class DefinitionJson
{
    /// <exception cref="DefinitionFormatException">It is not a definition this engine can run.</exception>
    public static WorkflowDefinition Read(string json) => throw new NotSupportedException();

    /// <summary>Every property that was read, known or not.</summary>
    public static string Write(WorkflowDefinition definition) => throw new NotSupportedException();
}
