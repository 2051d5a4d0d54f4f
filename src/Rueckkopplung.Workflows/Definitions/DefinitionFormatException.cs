namespace Rueckkopplung.Workflows.Definitions;

/// <summary>A definition cannot be used. The message is one sentence that names the place and the cure.</summary>
public sealed class DefinitionFormatException(string message, Exception? inner = null) : Exception(message, inner);
