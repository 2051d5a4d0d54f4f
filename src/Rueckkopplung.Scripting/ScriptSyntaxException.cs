namespace Rueckkopplung.Scripting;

/// <summary>The text is no program of this language, or uses a part of JavaScript that it leaves out.</summary>
public sealed class ScriptSyntaxException(string message, int line, int column)
    : Exception($"{message} (line {line}, column {column})")
{
    /// <summary>The sentence without the place.</summary>
    public string Problem { get; } = message;

    /// <summary>Counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Counted from 1, in UTF-16 units.</summary>
    public int Column { get; } = column;
}
