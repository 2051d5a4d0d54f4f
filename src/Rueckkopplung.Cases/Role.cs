namespace Rueckkopplung.Cases;

/// <summary>What a person is in the system; rights hang on the role and the unit, never on the person.</summary>
public enum Role
{
    /// <summary>Head of the SQM.</summary>
    SqmLead,

    /// <summary>Triage in the SQM.</summary>
    Sqm,

    /// <summary>Case worker of a unit.</summary>
    Unit,

    /// <summary>Head of a unit.</summary>
    UnitLead,

    /// <summary>Head of a Dezernat.</summary>
    Dezernat,

    /// <summary>Quartiersentwickler*in, with some Quartiere.</summary>
    Qe,

    /// <summary>Treffleitung.</summary>
    Treff,

    /// <summary>Quartiershelfer*in.</summary>
    Helper,

    /// <summary>Runs the house, sees no cases.</summary>
    Admin,

    /// <summary>Data protection officer.</summary>
    Privacy,

    /// <summary>The head of the administration.</summary>
    Leadership,
}
