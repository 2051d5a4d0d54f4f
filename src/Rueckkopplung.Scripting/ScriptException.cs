namespace Rueckkopplung.Scripting;

/// <summary>The script threw, and did not catch it.</summary>
public sealed class ScriptException(string? errorName, string problem, int line, int column)
    : Exception(errorName is null ? $"{problem} (line {line}, column {column})"
        : $"{errorName}: {problem} (line {line}, column {column})")
{
    /// <summary>The error's name such as <c>TypeError</c>; null when something else than an error was thrown.</summary>
    public string? ErrorName { get; } = errorName;

    /// <summary>The error's message, or the text of the value that was thrown.</summary>
    public string Problem { get; } = problem;

    internal ScriptValue Value { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Counted from 1, in UTF-16 units.</summary>
    public int Column { get; } = column;
}
