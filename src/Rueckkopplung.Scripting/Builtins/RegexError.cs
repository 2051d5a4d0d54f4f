namespace Rueckkopplung.Scripting.Builtins;

/// <summary>A pattern that is not valid, or uses what is left out.</summary>
internal sealed class RegexError(string message) : Exception(message);
