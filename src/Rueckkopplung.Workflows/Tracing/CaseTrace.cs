namespace Rueckkopplung.Workflows.Tracing;

/// <summary>Runs a case file (a definition and steps) in memory and tells what happened after every step.</summary>
public static class CaseTrace
{
    /// <summary>One JSON object, <c>{"afterStep": […]}</c> or <c>{"importError": "why"}</c>.</summary>
    /// <exception cref="TraceFileException">The file is not a case file; one line.</exception>
    public static string Run(string caseFileJson) => throw new NotSupportedException();
}

/// <summary>A case file cannot be used. The message is one line.</summary>
public sealed class TraceFileException(string message, Exception? inner = null) : Exception(message, inner);
