using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Features.Cases.Drawn;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>A case as its page shows it to one reader, read once.</summary>
public sealed record CaseView(CaseFile File, CityDirectory City, Reader Reader, DateTimeOffset Now)
{
    /// <summary>Only that it is there; its unit alone reads what is in it.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Tasks this reader may do, oldest first.</summary>
    public IReadOnlyList<HumanTask> Doable { get; init; } = [];

    /// <summary>All open tasks of the case that the reader sees.</summary>
    public IReadOnlyList<HumanTask> Open { get; init; } = [];

    /// <summary>What happened, newest first.</summary>
    public IReadOnlyList<JournalRow> History { get; init; } = [];

    /// <summary>Whether older rows were left out.</summary>
    public bool HasOlder { get; init; }

    public IReadOnlyList<WayStep> Way { get; init; } = [];

    public IReadOnlyList<DeadlineRow> Deadlines { get; init; } = [];

    public IReadOnlyList<OutboxMessage> Messages { get; init; } = [];

    /// <summary>What went wrong and waits to be tried again.</summary>
    public IReadOnlyList<IncidentRow> Incidents { get; init; } = [];

    /// <summary>The definitions that the case ran or runs on, in the order in which they began, and one of them drawn.</summary>
    public CaseDrawing Drawing { get; init; } = CaseDrawing.None;

    /// <summary>Titles of tasks and names of steps by their key in the drawing.</summary>
    public IReadOnlyDictionary<string, string> StepNames { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The case that was there before, where this one is a double that the reader may see.</summary>
    public CaseNumber? Original { get; init; }

    public CasePart? Part => File.CurrentParts.LastOrDefault();

    public Unit? Unit => City.Units.Find(Part?.UnitCode);

    public DateOnly Today => City.Calendar.DayOf(Now);

    /// <summary>The promise is over and the reporter has no answer.</summary>
    public bool IsOverdue => File is { AnsweredAt: null, ClosedAt: null } && File.PromisedBy < Now;

    public bool May(IReadOnlyList<Role> right) => !IsProtected && right.Contains(Reader.Role);

    /// <summary>The next reminder or escalation, if one is to come.</summary>
    public StageRow? NextStage => Deadlines.SelectMany(row => row.Stages).Where(stage => stage.FiredAt is null && stage.At > Now)
        .MinBy(stage => stage.At);

    /// <summary>„Sperrmüll: Seyffardtstraße, Ecke Containerplatz“.</summary>
    /// <param name="withoutCategory">What stands there while the category is unknown.</param>
    public string Title(string withoutCategory)
    {
        var category = City.Categories.Find(File.CategoryCode)?.Name ?? withoutCategory;
        return (File.Place.Text ?? City.FindQuartier(File.Place.QuartierCode)?.Name) is { Length: > 0 } place ? $"{category}: {place}" : category;
    }

    /// <summary>The links from the unit that has the case to the one that acts for it today; empty when it acts itself.</summary>
    public IReadOnlyList<Deputyship> Deputies => Part?.UnitCode is { } unit ? City.Deputies.ChainOf(City.Units.WorkerFor(unit), Today) : [];

    /// <summary>„Noch 2 Arbeitstage.“, „Seit 3 Arbeitstagen.“</summary>
    public string TimeLeft(IStringLocalizer<CaseTexts> texts, DateTimeOffset due, string? unit = null)
    {
        var calendar = City.CalendarOf(unit ?? Unit?.Code);
        if (due < Now)
        {
            var over = calendar.WorkingDaysBetween(due, Now);
            return over <= 1 ? texts[over == 0 ? "Left.OverToday" : "Left.OverOne"] : texts["Left.Over", over];
        }

        if (calendar.DayOf(due) != Today)
            return calendar.WorkingDaysBetween(Now, due) is var days && days == 1 ? texts["Left.OneDay"] : texts["Left.Days", days];

        var hours = (int)Math.Ceiling(calendar.ServiceTimeBetween(Now, due).TotalHours);
        return hours == 1 ? texts["Left.OneHour"] : texts["Left.Hours", hours];
    }

    /// <summary>The accepted part that the reader's unit works on; null for others.</summary>
    public CasePart? OwnPart => Part is { AcceptedAt: not null, IsOpen: true } part
        && File.ClosedAt is null && part.ActingUnit is { } unit && Reader.UnitScope.Contains(unit) ? part : null;

    /// <summary>Ended, and still in time to be taken up again.</summary>
    public bool CanReopen => (File.ClosedAt ?? File.AnsweredAt) is not null && Now <= File.FeedbackUntil(City);
}

/// <summary>One step of the path that the case has taken through its drawings.</summary>
/// <param name="Name">As the drawing says.</param>
/// <param name="State">Where the case stands with it.</param>
public sealed record WayStep(string Name, WayState State)
{
    /// <summary>How often in a row.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Here a case that had ended was taken up again.</summary>
    public bool BeginsRound { get; init; }
}

/// <summary>Whether a step is over, is waited for now, or is still to come.</summary>
public enum WayState
{
    Done,
    Now,
    ToCome,
}
