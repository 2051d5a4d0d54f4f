using System.Diagnostics;

namespace Rueckkopplung.Storage.Steps;

/// <summary>
/// Tells who listens to <c>Rueckkopplung.Steps</c> where a step, a delivery or a move of the clock is. The kill test ends the
/// process at these points; without a listener they cost one read.
/// </summary>
internal static class StepPoints
{
    /// <summary>All is written, nothing is committed. With the origins of the steps.</summary>
    public const string Committing = "step.committing";

    /// <summary>All is committed, no caller has heard of it. With the origins of the steps.</summary>
    public const string Committed = "step.committed";

    /// <summary>A mail is leased; the relay has not heard of it.</summary>
    public const string Sending = "delivery.sending";

    /// <summary>The relay has the mail; the house has not written it down.</summary>
    public const string Sent = "delivery.sent";

    /// <summary>What was due at an instant is committed; the clock has not arrived yet.</summary>
    public const string ClockMoving = "clock.moving";

    private static readonly DiagnosticListener Source = new("Rueckkopplung.Steps");

    public static bool IsHeard => Source.IsEnabled();

    public static void Reach(string point, params ReadOnlySpan<StepOrigin> origins)
    {
        if (IsHeard)
            Source.Write(point, origins.ToArray());
    }
}
