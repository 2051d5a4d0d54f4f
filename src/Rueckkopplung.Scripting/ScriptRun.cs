using System.Collections.ObjectModel;

namespace Rueckkopplung.Scripting;

/// <summary>What one run is given: names, instant, seed and limits. The same run gives the same result.</summary>
public sealed class ScriptRun
{
    /// <summary>Steps, memory, depth and time.</summary>
    public ScriptLimits Limits { get; init; } = ScriptLimits.Default;

    /// <summary>
    /// The names the script sees beside the built-in ones; they win over these. Only <c>TryGetValue</c> is called.
    /// Objects in it must not be handed to two runs at the same time.
    /// </summary>
    public IReadOnlyDictionary<string, ScriptValue> Globals { get; init; } =
        ReadOnlyDictionary<string, ScriptValue>.Empty;

    /// <summary>Asked for names that are neither in <see cref="Globals"/> nor built in; null means there is
    /// none.</summary>
    public Func<string, ScriptValue?>? FindGlobal { get; init; }

    /// <summary>The instant of <c>new Date()</c> and <c>Date.now()</c>; it stands still during a run.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The zone of local dates; Europe/Berlin unless set.</summary>
    public TimeZoneInfo Zone { get; init; } = Berlin;

    /// <summary>Where <c>Math.random()</c> begins.</summary>
    public ulong Seed { get; init; }

    /// <summary>Looked at every thousand steps.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Takes the lines of <c>console.log</c> and its sisters; null drops them.</summary>
    public IList<string>? Console { get; init; }

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
}
