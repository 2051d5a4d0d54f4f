namespace Rueckkopplung.Cases.Deadlines;

/// <summary>To whom a stage speaks.</summary>
public enum StageTarget
{
    /// <summary>The unit that has to act.</summary>
    Unit,

    /// <summary>Its head.</summary>
    UnitLead,

    /// <summary>The head of the unit above.</summary>
    ParentUnitLead,

    /// <summary>The Dezernat above.</summary>
    Dezernat,

    /// <summary>The head of the SQM.</summary>
    SqmLead,

    /// <summary>The reporter, who was asked something.</summary>
    Reporter,
}
