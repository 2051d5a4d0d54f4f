namespace Rueckkopplung.Cases.Intake;

/// <summary>How the reporter wants to hear the answer.</summary>
public enum AnswerWay
{
    /// <summary>A mail; given when its message is in the outbox.</summary>
    Email,

    /// <summary>A call; given when somebody confirms it.</summary>
    Phone,

    /// <summary>Said face to face; given when somebody confirms it.</summary>
    InPerson,

    /// <summary>A paper on the board of a Treff; given when somebody confirms that it hangs.</summary>
    Notice,

    /// <summary>No contact: the answer is on the Quartier's notice list.</summary>
    None,
}
