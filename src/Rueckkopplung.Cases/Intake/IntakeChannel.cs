namespace Rueckkopplung.Cases.Intake;

/// <summary>The way on which a report came in.</summary>
public enum IntakeChannel
{
    /// <summary>The public form.</summary>
    Web,

    /// <summary>A call, taken down by staff.</summary>
    Phone,

    /// <summary>A mail, taken down by staff.</summary>
    Email,

    /// <summary>Said to somebody of the SQM face to face.</summary>
    InPerson,

    /// <summary>Said in a Treff, taken down by its Treffleitung.</summary>
    Treff,

    /// <summary>Found by a Quartiershelfer*in on a round.</summary>
    Round,

    /// <summary>A letter on paper.</summary>
    Letter,

    /// <summary>Another program.</summary>
    Api,
}
