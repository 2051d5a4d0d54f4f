using System.Collections.Concurrent;

namespace Rueckkopplung.Scripting;

/// <summary>Programs by their text. Keeps at most <paramref name="capacity"/> and starts anew when full.</summary>
public sealed class ScriptCache(int capacity = 4096, ScriptLimits? limits = null)
{
    private readonly ConcurrentDictionary<string, ScriptProgram> programs = new(StringComparer.Ordinal);

    /// <summary>The program, compiled at the first call with this text.</summary>
    /// <exception cref="ScriptSyntaxException">The text is no program of this language; nothing is kept.</exception>
    public ScriptProgram Get(string source)
    {
        if (programs.TryGetValue(source, out var program))
            return program;

        program = ScriptProgram.Compile(source, limits);
        if (programs.Count >= capacity)
            programs.Clear();
        return programs.GetOrAdd(source, program);
    }
}
