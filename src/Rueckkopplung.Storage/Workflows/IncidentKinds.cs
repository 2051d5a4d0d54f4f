namespace Rueckkopplung.Storage.Workflows;

/// <summary>What an incident is about.</summary>
public static class IncidentKinds
{
    /// <summary>An activity threw.</summary>
    public const string Activity = "activity";

    /// <summary>A timer failed as often as it is tried.</summary>
    public const string Timer = "timer";

    /// <summary>A continuation failed as often as it is tried.</summary>
    public const string Continuation = "continuation";

    /// <summary>The instance finished without closing its case.</summary>
    public const string NotClosed = "not-closed";

    /// <summary>The instance is open, but nothing would ever continue it.</summary>
    public const string Stuck = "stuck";

    /// <summary>The cause that a failure outside the engine has.</summary>
    public static string CauseOf(Exception failure) =>
        failure.GetType().Name.Replace(nameof(Exception), "", StringComparison.Ordinal);
}
