namespace Rueckkopplung.Cases.Deadlines;

/// <summary>What ended a pause.</summary>
public enum PauseEnd
{
    /// <summary>The reporter replied, on any way.</summary>
    Reply,

    /// <summary>Nobody replied in time.</summary>
    NoReply,

    /// <summary>Somebody went on before its time was over.</summary>
    GoneOn,

    /// <summary>The season is over.</summary>
    SeasonOver,

    /// <summary>The longest pause of its reason is over.</summary>
    MostReached,

    /// <summary>The work ended, or went to somebody else: there is nothing left to pause.</summary>
    StepOver,

    /// <summary>The category changed, and its Fristprofil does not know the reason.</summary>
    RuleGone,
}
