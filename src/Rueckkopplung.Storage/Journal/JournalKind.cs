namespace Rueckkopplung.Storage.Journal;

/// <summary>The two kinds of journal rows.</summary>
public enum JournalKind
{
    /// <summary>Shown as <i>Verlauf</i> of a case.</summary>
    Case = 1,

    /// <summary>An activity's record, shown in Studio.</summary>
    Activity = 2,
}
