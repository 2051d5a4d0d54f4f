namespace Rueckkopplung.Cases;

/// <summary>The codes of the events, each the key of a text in the case's history.</summary>
public static class CaseEvents
{
#pragma warning disable CS1591 // each name is its own sentence
    public const string Opened = "case.opened";
    public const string TakenUp = "case.taken-up";
    public const string KindDecided = "case.kind-decided";
    public const string CategoryDecided = "case.category-decided";
    public const string UrgencyDecided = "case.urgency-decided";
    public const string PlaceCorrected = "case.place-corrected";
    public const string QuartierCorrected = "case.quartier-corrected";
    public const string Routed = "case.routed";
    public const string PromiseMoved = "promise.moved";
    public const string PromiseTold = "promise.told";
    public const string CodeIssued = "code.issued";
    public const string Assigned = "part.assigned";
    public const string Accepted = "part.accepted";
    public const string Refused = "part.refused";
    public const string Returned = "part.returned";
    public const string TakenOver = "part.taken-over";
    public const string GivenBack = "part.given-back";
    public const string OutcomeRecorded = "part.outcome-recorded";
    public const string Postponed = "part.postponed";
    public const string ClockStopped = "clock.stopped";
    public const string ClockStarted = "clock.started";
    public const string DueMoved = "part.due-moved";
    public const string FileReferenceSet = "part.file-reference-set";
    public const string AnswerWritten = "answer.written";
    public const string AnswerGiven = "answer.given";
    public const string AnswerPosted = "answer.posted";
    public const string AnswerDelivered = "answer.delivered";
    public const string AnswerUndeliverable = "answer.undeliverable";
    public const string Asked = "question.asked";
    public const string Replied = "question.replied";
    public const string QuestionExpired = "question.expired";
    public const string FeedbackGood = "feedback.satisfied";
    public const string FeedbackBad = "feedback.not-satisfied";
    public const string Duplicate = "case.duplicate";
    public const string Withdrawn = "case.withdrawn";
    public const string Reopened = "case.reopened";
    public const string Closed = "case.closed";
    public const string ClosedAsAbuse = "case.closed-as-abuse";
    public const string NoteAdded = "note.added";
#pragma warning restore CS1591

    /// <summary>All codes, so that a missing text is found.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Opened, TakenUp, KindDecided, CategoryDecided, UrgencyDecided, PlaceCorrected, QuartierCorrected, Routed,
        PromiseMoved, PromiseTold, CodeIssued, Assigned, Accepted, Refused, Returned, TakenOver, GivenBack,
        OutcomeRecorded, Postponed, ClockStopped, ClockStarted, DueMoved, FileReferenceSet, AnswerWritten, AnswerGiven, AnswerPosted, AnswerDelivered,
        AnswerUndeliverable, Asked, Replied, QuestionExpired, FeedbackGood, FeedbackBad, Duplicate, Withdrawn,
        Reopened, Closed, ClosedAsAbuse, NoteAdded,
    ];
}
