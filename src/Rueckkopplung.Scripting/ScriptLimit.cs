namespace Rueckkopplung.Scripting;

/// <summary>Which of the <see cref="ScriptLimits"/> a run met.</summary>
public enum ScriptLimit
{
    /// <summary>Too many loop turns and calls.</summary>
    Steps,

    /// <summary>Too many bytes.</summary>
    Memory,

    /// <summary>Calls or values nested too deeply.</summary>
    Depth,

    /// <summary>Too slow.</summary>
    Time
}
