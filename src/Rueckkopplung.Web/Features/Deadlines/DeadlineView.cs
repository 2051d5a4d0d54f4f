using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage.Series;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>Everything the page shows.</summary>
public sealed record DeadlineView
{
    public required CityDirectory City { get; init; }

    /// <summary>By view, in order.</summary>
    public required IReadOnlyList<(string View, int Count)> Counters { get; init; }

    public required IReadOnlyList<DeadlineLine> Lines { get; init; }

    public required int Total { get; init; }

    public int Pages => Math.Max(1, (Total + DeadlineQuery.Size - 1) / DeadlineQuery.Size);

    /// <summary>The next moment at which the house wakes; null when nothing is planned.</summary>
    public DeadlineLine? Next { get; init; }

    public required IReadOnlyList<CalendarDay> Days { get; init; }

    public DeadlineExplanation? Why { get; init; }

    public required IReadOnlyList<IncidentGroup> Incidents { get; init; }

    public required IReadOnlyList<SeriesLine> Series { get; init; }

    public required bool MayAct { get; init; }

    public required bool MayPause { get; init; }

    public required bool MayRetry { get; init; }
}

/// <summary>One line of the list.</summary>
/// <param name="Row">The moment.</param>
/// <param name="Number">Of the case.</param>
/// <param name="Profile">Its Fristprofil.</param>
public sealed record DeadlineLine(DeadlineRow Row, string Number, DeadlineProfile Profile);

/// <summary>One day of the calendar.</summary>
public sealed record CalendarDay(DateOnly Date, bool IsFree, string? Name, int Count);

/// <summary>A series with its next runs and its last results.</summary>
public sealed record SeriesLine(
    string Name, bool IsPaused, IReadOnlyList<DateTimeOffset> Next, IReadOnlyList<SeriesRun> Last);

/// <summary>What an action would do to the chosen moments.</summary>
/// <param name="Action">The action.</param>
/// <param name="Rows">Those it can be done to; the others are named in <paramref name="Left"/>.</param>
/// <param name="Left">Chosen ones that cannot take it.</param>
/// <param name="Inside">How many notices would go to units.</param>
/// <param name="Outside">How many would go to reporters.</param>
/// <param name="Pauses">The pauses that all of them allow.</param>
public sealed record DeadlinePreview(
    DeadlineAction Action,
    IReadOnlyList<DeadlineLine> Rows,
    IReadOnlyList<DeadlineLine> Left,
    int Inside,
    int Outside,
    IReadOnlyList<PauseRule> Pauses);
