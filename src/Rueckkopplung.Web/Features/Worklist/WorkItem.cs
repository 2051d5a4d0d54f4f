using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Features.Shared;

namespace Rueckkopplung.Web.Features.Worklist;

/// <summary>Where a case stands on a worklist: in the first section that fits.</summary>
public enum WorkSection
{
    /// <summary>A task is past its date.</summary>
    Overdue,

    /// <summary>New for the unit.</summary>
    ToAccept,

    /// <summary>SQM decides.</summary>
    ToDecide,

    /// <summary>Somebody brings the words to the reporter.</summary>
    ToDeliver,

    /// <summary>The reader said „Übernehme ich“.</summary>
    Mine,

    /// <summary>With the unit, and not with the reader.</summary>
    InWork,

    /// <summary>The reporter was asked, or the clock stands for another reason.</summary>
    Waiting,
}

/// <summary>One case on the worklist, with its most urgent task; without a task it waits for the reporter's reply.</summary>
public sealed record WorkItem(
    WorkSection Section,
    CaseNumber Number,
    int Revision,
    string? Text,
    string Language,
    string? Category,
    string Place,
    HumanTask? Task,
    DateTimeOffset? DueAt,
    DateTimeOffset? WaitsSince,
    DateTimeOffset? WaitsUntil,
    bool IsPaused,
    bool IsTaken,
    bool MayDo,
    NextStage? Next);
