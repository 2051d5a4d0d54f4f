namespace Rueckkopplung.Cases;

/// <summary>What a closed case came to.</summary>
public enum ClosedAs
{
    /// <summary>Answered with a result.</summary>
    Done,

    /// <summary>Answered with who is in charge.</summary>
    NotResponsible,

    /// <summary>Answered with the case that was there before.</summary>
    Duplicate,

    /// <summary>Done by a Quartiershelfer*in or SQM itself.</summary>
    SelfDone,

    /// <summary>The reporter withdrew it.</summary>
    Withdrawn,

    /// <summary>No concern but abuse: the only way without an answer.</summary>
    Abuse,
}
