using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Features.Triage;

/// <summary>Where a case stands in the inbox.</summary>
public enum InboxGroup
{
    /// <summary>Words of danger: before everything else.</summary>
    Danger,
    Overdue,
    Today,

    /// <summary>The next working day.</summary>
    Tomorrow,
    Later,
}

/// <summary>One open decision of SQM. A protected case shows that it is there, not what is in it.</summary>
public sealed record TriageRow(HumanTask Task, CaseNumber Number, InboxGroup Group, DateTimeOffset Due, DateTimeOffset PromisedBy)
{
    /// <summary>The reporter's words; null where they are protected.</summary>
    public string? Text { get; init; }

    public required string Language { get; init; }

    public string? Quartier { get; init; }

    public IntakeChannel Channel { get; init; }

    public Urgency Urgency { get; init; }

    /// <summary>Whether it is the first decision about a new report.</summary>
    public bool IsNew { get; init; }
}

/// <summary>The open decisions, the most urgent first.</summary>
/// <param name="Rows">In the order in which they are decided.</param>
/// <param name="Others">Other tasks that SQM can do, such as bringing an answer.</param>
/// <param name="Now">The house's time.</param>
public sealed record Inbox(IReadOnlyList<TriageRow> Rows, IReadOnlyList<OtherTask> Others, DateTimeOffset Now)
{
    /// <summary>The place of a case, or -1.</summary>
    public int PlaceOf(CaseNumber? number) => Rows.ToList().FindIndex(row => row.Number == number);
}

/// <summary>A task that is no decision.</summary>
public sealed record OtherTask(CaseNumber Number, string Title, DateTimeOffset? Due);
