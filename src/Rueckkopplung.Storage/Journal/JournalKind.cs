namespace Rueckkopplung.Storage.Journal;

/// <summary>The kinds of journal rows.</summary>
public enum JournalKind
{
    /// <summary>Shown as <i>Verlauf</i> of a case.</summary>
    Case = 1,

    /// <summary>An activity's record, shown in Studio.</summary>
    Activity = 2,

    /// <summary>A change of the house itself: accounts, routing, processes; shown in <i>Verwaltung</i>.</summary>
    House = 3,
}
