namespace Rueckkopplung.Scripting;

/// <summary>The run met one of its <see cref="ScriptLimits"/>. No <c>catch</c> or <c>finally</c> of the script sees
/// it.</summary>
public sealed class ScriptLimitException(ScriptLimit limit, string message) : Exception(message)
{
    /// <summary>Which limit.</summary>
    public ScriptLimit Limit { get; } = limit;

    /// <summary>Where the script was, counted from 1; 0 when not known.</summary>
    public int Line { get; internal set; }

    /// <summary>Counted from 1, in UTF-16 units; 0 when not known.</summary>
    public int Column { get; internal set; }
}
