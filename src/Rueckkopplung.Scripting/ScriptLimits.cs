namespace Rueckkopplung.Scripting;

/// <summary>What one script may use up. A limit that is reached ends the run; the script cannot catch it.</summary>
/// <param name="Steps">Loop turns, calls and turns of built-in functions.</param>
/// <param name="MemoryBytes">Bytes allocated over the whole run, estimated before each growth; nothing is given
/// back.</param>
/// <param name="Depth">Calls inside each other.</param>
/// <param name="SourceLength">UTF-16 units of the program's text.</param>
public sealed record ScriptLimits(
    long Steps = 2_000_000, long MemoryBytes = 64L * 1024 * 1024, int Depth = 400, int SourceLength = 200_000)
{
    /// <summary>The limits of an expression in a workflow.</summary>
    public static ScriptLimits Default { get; } = new();

    /// <summary>Wall time of one run, not counting what host functions take before the first thousand steps.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Wall time of one match of a regular expression.</summary>
    public TimeSpan RegexTime { get; init; } = TimeSpan.FromMilliseconds(250);
}
