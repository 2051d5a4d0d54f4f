namespace Rueckkopplung.Web.Features.Overview;

/// <summary>What a case waits for; it stands in the first column that fits.</summary>
public enum BoardColumn
{
    /// <summary>The reporter said something, and nobody has done anything since.</summary>
    ReplyUnread,

    /// <summary>Two units said no, and it is nobody's until somebody decides.</summary>
    RefusedTwice,

    /// <summary>Assigned, but the unit has not accepted.</summary>
    Unaccepted,

    /// <summary>A promise or a task is past its date.</summary>
    Overdue,

    /// <summary>Somebody outside is asked, or the answer has to be brought.</summary>
    Waiting,
}
