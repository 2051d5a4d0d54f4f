namespace Rueckkopplung.Cases;

/// <summary>Where a case stands. Always derived from its facts by <see cref="CaseStatuses.Derive"/>, never set.</summary>
public enum CaseStatus
{
    /// <summary>Reported, nobody has looked at it yet.</summary>
    Received,

    /// <summary>SQM is deciding.</summary>
    Triage,

    /// <summary>Assigned to a unit that has not accepted yet.</summary>
    Offered,

    /// <summary>A unit has accepted.</summary>
    InWork,

    /// <summary>A question to the reporter is open.</summary>
    Waiting,

    /// <summary>The reporter has the final answer.</summary>
    Answered,

    /// <summary>Nothing is left to do.</summary>
    Closed,
}

/// <summary>The one place that knows what a status means.</summary>
public static class CaseStatuses
{
    /// <summary>Reads the status off the facts; the first line that fits wins.</summary>
    public static CaseStatus Derive(CaseFile file)
    {
        if (file.ClosedAt is not null)
            return CaseStatus.Closed;
        if (file.AnsweredAt is not null)
            return CaseStatus.Answered;
        if (file.OpenQuestion is not null)
            return CaseStatus.Waiting;
        if (file.CurrentParts.Any(part => part.AcceptedAt is not null))
            return CaseStatus.InWork;
        if (file.CurrentParts.Any(part => part.UnitCode is not null))
            return CaseStatus.Offered;

        return file.TakenUpAt is null ? CaseStatus.Received : CaseStatus.Triage;
    }
}
