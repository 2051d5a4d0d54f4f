namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>What a person can do to planned moments.</summary>
public enum DeadlineAction
{
    /// <summary>Fire a reminder or escalation now.</summary>
    FireNow,

    /// <summary>Put the date of the work to another day.</summary>
    Move,

    /// <summary>Stop the clock of the work, by a rule of the Fristprofil.</summary>
    Pause,

    /// <summary>Let the clock go on.</summary>
    Resume,

    /// <summary>Take a reminder or escalation back.</summary>
    Cancel,
}
