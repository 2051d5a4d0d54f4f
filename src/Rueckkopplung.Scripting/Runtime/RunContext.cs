using System.Diagnostics;
using System.Runtime.CompilerServices;
using Rueckkopplung.Scripting.Builtins;

namespace Rueckkopplung.Scripting.Runtime;

/// <summary>All that one run owns: its budgets, its own globals, its place in the source.</summary>
internal sealed class RunContext(ScriptRun run)
{
    private const int StepsBetweenLooks = 1024;
    private readonly ScriptLimits limits = run.Limits;
    private long stepsLeft = run.Limits.Steps;
    private long memoryLeft = run.Limits.MemoryBytes;
    private long nextLook = run.Limits.Steps - StepsBetweenLooks;
    private long started;
    private ulong random = run.Seed;
    private Dictionary<string, ScriptValue>? ownGlobals;
    private HashSet<ScriptObject>? joining;

    public ScriptRun Run => run;

    public ScriptLimits Limits => limits;

    public int Depth { get; set; }

    /// <summary>Where in the source an error that is made now belongs.</summary>
    public int Position { get; set; }

    /// <summary>Arrays whose text is being joined, so that one that holds itself ends.</summary>
    public HashSet<ScriptObject> Joining => joining ??= [];

    /// <summary>The completion value of the program so far.</summary>
    public ScriptValue Completion { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (--stepsLeft <= nextLook)
            Look();
    }

    /// <summary>Steps for work on <paramref name="units"/> units of text or the like, 32 to a step.</summary>
    public void Work(long units)
    {
        stepsLeft -= (units >> 5) + 1;
        if (stepsLeft <= nextLook)
            Look();
    }

    /// <summary>Steps for reading a text once, if it is long enough to matter.</summary>
    public void WorkOn(string text)
    {
        if (text.Length > 256)
            Work(text.Length);
    }

    /// <summary>Called before something of this size is made.</summary>
    public void Charge(long bytes)
    {
        memoryLeft -= bytes;
        if (memoryLeft < 0)
        {
            throw new ScriptLimitException(
                ScriptLimit.Memory, $"The script needs more than {limits.MemoryBytes:N0} bytes of memory.");
        }
    }

    public void Enter()
    {
        Step();
        if (++Depth > limits.Depth)
            throw TooDeep();

        RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    public void Leave() => Depth--;

    public ScriptLimitException TooDeep() =>
        new(ScriptLimit.Depth, $"The script nests more than {limits.Depth:N0} calls.");

    /// <summary>A length that has been asked for, after making sure that so many items may be made at all.</summary>
    public int ToLength(double length, int bytesEach)
    {
        if (length * bytesEach > memoryLeft || length > Array.MaxLength)
            Charge(long.MaxValue / 2);

        return (int)length;
    }

    public JsThrow TypeError(string message) => Error("TypeError", message);

    public JsThrow RangeError(string message) => Error("RangeError", message);

    public JsThrow Error(string name, string message)
    {
        Charge(256 + 2L * message.Length);
        var error = new ScriptError(Intrinsics.ErrorPrototypes[name]);
        error.Put("message", message, PropertyFlags.Hidden);
        error.Put("stack", $"{name}: {message}", PropertyFlags.Hidden);
        return new JsThrow(new ScriptValue(error), Position);
    }

    public bool TryGlobal(string name, out ScriptValue value)
    {
        if (ownGlobals is not null && ownGlobals.TryGetValue(name, out value))
            return true;

        return run.Globals.TryGetValue(name, out value);
    }

    public bool TryHostGlobal(string name, out ScriptValue value)
    {
        var found = run.FindGlobal?.Invoke(name);
        value = found ?? default;
        return found is not null;
    }

    public void SetGlobal(string name, ScriptValue value)
    {
        ownGlobals ??= new Dictionary<string, ScriptValue>(StringComparer.Ordinal);
        if (!ownGlobals.ContainsKey(name))
            Charge(64);
        ownGlobals[name] = value;
    }

    /// <summary>SplitMix64, so that a replay draws the same numbers.</summary>
    public double Random()
    {
        random += 0x9E3779B97F4A7C15;
        var z = random;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    private void Look()
    {
        if (stepsLeft < 0)
            throw new ScriptLimitException(ScriptLimit.Steps, $"The script takes more than {limits.Steps:N0} steps.");

        nextLook = stepsLeft - StepsBetweenLooks;
        if (nextLook < 0)
            nextLook = -1;
        run.Cancellation.ThrowIfCancellationRequested();
        if (started == 0)
        {
            started = Stopwatch.GetTimestamp();
        }
        else if (Stopwatch.GetElapsedTime(started) > limits.Time)
        {
            throw new ScriptLimitException(
                ScriptLimit.Time, $"The script takes longer than {limits.Time.TotalMilliseconds:N0} ms.");
        }
    }
}
