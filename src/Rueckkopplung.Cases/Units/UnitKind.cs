namespace Rueckkopplung.Cases.Units;

/// <summary>What a unit is in the tree.</summary>
public enum UnitKind
{
    /// <summary>The head of the administration.</summary>
    Leadership,

    /// <summary>A Dezernat: several units under one member of the leadership.</summary>
    Dezernat,

    /// <summary>A unit that does work, or the parent of such units.</summary>
    Unit,

    /// <summary>Outside the administration: no account, an internal unit cares for it.</summary>
    External,
}
