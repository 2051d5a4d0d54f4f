namespace Rueckkopplung.Cases;

/// <summary>What an answer says. All but the interim one end the waiting.</summary>
public enum AnswerKind
{
    /// <summary>What came of it.</summary>
    Final,

    /// <summary>Zwischenbescheid: not yet, and until when.</summary>
    Interim,

    /// <summary>The city is not in charge, and who is.</summary>
    Refusal,

    /// <summary>Somebody else reported it already.</summary>
    Duplicate,

    /// <summary>A Quartiershelfer*in or SQM has done it.</summary>
    SelfDone,
}
