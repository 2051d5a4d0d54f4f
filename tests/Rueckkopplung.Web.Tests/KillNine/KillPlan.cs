using System.Globalization;

namespace Rueckkopplung.Web.Tests.KillNine;

/// <summary>How often the house dies, where, and how much work it has meanwhile.</summary>
internal sealed record KillPlan
{
    public const string BeforeCommit = "step.committing";
    public const string AfterCommit = "step.committed";
    public const string BeforeRelay = "delivery.sending";
    public const string AfterRelay = "delivery.sent";
    public const string ClockMove = "clock.moving";

    /// <summary>A kill from outside, at no particular point.</summary>
    public const string Anywhere = "anywhere";

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("RUECKKOPPLUNG_LONG") == "1";

    public required int Cases { get; init; }

    /// <summary>Task steps that must have been acknowledged at the end.</summary>
    public required int LeastTasks { get; init; }

    public required IReadOnlyList<string> Orders { get; init; }

    public Random Dice { get; } = new(20261123);

    /// <summary>The form that this run was asked for.</summary>
    public static KillPlan Current => IsLong
        ? new KillPlan { Cases = 200, LeastTasks = 1000, Orders = Mixed(times: 5) }
        : new KillPlan { Cases = 40, LeastTasks = 150, Orders = Mixed(times: 3) };

    /// <summary>A point with the count at which to die; the counts are small, so that each life reaches its own.</summary>
    public string Ordered(string point) => string.Create(
        CultureInfo.InvariantCulture,
        $"{point}:{(point is ClockMove ? Dice.Next(1, 4) : Dice.Next(1, Cases / 5))}");

    // one after the other, so that each class is killed early and late
    private static List<string> Mixed(int times)
    {
        string[] round = [BeforeCommit, AfterRelay, ClockMove, AfterCommit, Anywhere];
        return [.. Enumerable.Range(0, times).SelectMany(turn => turn % 3 == 1 ? round.Append(BeforeRelay) : round)];
    }
}
