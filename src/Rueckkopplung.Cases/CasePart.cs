namespace Rueckkopplung.Cases;

/// <summary>A unit's share of a case. Changed only through its <see cref="CaseFile"/>.</summary>
public sealed class CasePart
{
    private readonly List<Refusal> refusals = [];

    private CasePart()
    {
    }

    internal CasePart(Guid id, int round)
    {
        Id = id;
        Round = round;
    }

    /// <summary>Version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>1 until the case is reopened for the first time; parts of earlier rounds are history.</summary>
    public int Round { get; private set; }

    /// <summary>The unit it is with; null after a refusal or return, until SQM decides again.</summary>
    public string? UnitCode { get; internal set; }

    /// <summary>For an external unit, the internal one that does its tasks.</summary>
    public string? CaredForBy { get; internal set; }

    /// <summary>Why this unit: the routing sentence or SQM's own words.</summary>
    public string? AssignmentReason { get; internal set; }

    /// <summary>When it was assigned to this unit.</summary>
    public DateTimeOffset? AssignedAt { get; internal set; }

    /// <summary>When this unit accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; internal set; }

    /// <summary>Refusals so far, also those of other units.</summary>
    public IReadOnlyList<Refusal> Refusals => refusals;

    /// <summary>When the work is due; starts with the assignment.</summary>
    public DateTimeOffset? DueAt { get; internal set; }

    /// <summary>A date that somebody chose instead of the Fristprofil's; pauses after <see cref="MovedAt"/> add to it.</summary>
    public DateTimeOffset? MovedTo { get; private set; }

    /// <summary>When it was chosen.</summary>
    public DateTimeOffset? MovedAt { get; private set; }

    /// <summary>How often the date was moved by a Zwischenbescheid.</summary>
    public int Postponements { get; internal set; }

    /// <summary>What was done, for the inside only.</summary>
    public string? InternalResult { get; internal set; }

    /// <summary>When the work was done.</summary>
    public DateTimeOffset? OutcomeAt { get; internal set; }

    /// <summary>The unit's own Aktenzeichen.</summary>
    public string? FileReference { get; internal set; }

    /// <summary>Key of the person who said „Übernehme ich“; optional.</summary>
    public int? TakenByPersonId { get; internal set; }

    /// <summary>The unit whose people act: the carer of an external one.</summary>
    public string? ActingUnit => CaredForBy ?? UnitCode;

    /// <summary>True until the work is done.</summary>
    public bool IsOpen => OutcomeAt is null;

    internal void Add(Refusal refusal) => refusals.Add(refusal);

    internal void MoveTo(DateTimeOffset due, DateTimeOffset now) => (MovedTo, MovedAt) = (due, now);

    internal void Release()
    {
        (MovedTo, MovedAt) = (null, null);
        (UnitCode, CaredForBy, AssignmentReason) = (null, null, null);
        (AssignedAt, AcceptedAt, DueAt, TakenByPersonId) = (null, null, null, null);
    }
}
