using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Storage;

/// <content>What the filters know of the reader. Without a reader nothing is visible.</content>
public abstract partial class RueckkopplungDb
{
    internal bool ReaderIsHouse => Reader is { IsHouse: true };

    internal bool ReaderSeesAll => Reader is { IsHouse: false, Role: Role.SqmLead or Role.Sqm or Role.Privacy };

    internal bool ReaderIsUnit => Reader is { Role: Role.Unit or Role.UnitLead or Role.Dezernat };

    /// <summary>Whether the reader sees what was reported or is to be delivered on the spot.</summary>
    internal bool ReaderIsLocal => Reader is { Role: Role.Treff or Role.Helper };

    internal Role? ReaderRole => Reader is { IsHouse: false } known ? known.Role : null;

    internal Roles ReaderRoleBit => ReaderRole is { } role ? (Roles)(1 << (int)role) : Roles.None;

    internal int ReaderPersonId => Reader?.PersonId ?? 0;

    internal IReadOnlyList<string?> ReaderUnits => Reader?.UnitScope ?? [];

    internal IReadOnlyList<string?> ReaderQuartiere => Reader?.Quartiere ?? [];
}
