using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Routing;

namespace Rueckkopplung.Cases;

/// <summary>
/// A Vorgang: one concern from the report to the answer. Its verbs check before they change, and say what happened in
/// <see cref="Events"/>. It says what is allowed and keeps the facts; the workflow says what is due.
/// </summary>
public sealed partial class CaseFile
{
    private readonly List<CasePart> parts = [];
    private readonly List<Answer> answers = [];
    private readonly List<Note> notes = [];
    private readonly List<Question> questions = [];
    private readonly List<Feedback> feedbacks = [];
    private readonly List<CaseEvent> events = [];

    private CaseFile()
    {
    }

    /// <summary>Version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The number people use.</summary>
    public CaseNumber Number { get; private set; }

    /// <summary>Null while nobody has decided.</summary>
    public ConcernKind? Kind { get; private set; }

    /// <summary>Null while it is unknown.</summary>
    public string? CategoryCode { get; private set; }

    /// <summary>The reporter's words, as they came; never changed.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>The reporter's language, two letters.</summary>
    public string Language { get; private set; } = "de";

    /// <summary>On which way it came.</summary>
    public IntakeChannel Channel { get; private set; }

    /// <summary>How the reporter wants to hear the answer.</summary>
    public AnswerWay ReporterAnswerWay { get; private set; }

    /// <summary>The receipt.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When SQM first looked at it in this round.</summary>
    public DateTimeOffset? TakenUpAt { get; private set; }

    /// <summary>How fast; proposed by words of danger, decided by SQM.</summary>
    public Urgency Urgency { get; private set; } = Urgency.Normal;

    /// <summary>Where it is.</summary>
    public Place Place { get; private set; } = Place.Unknown;

    /// <summary>Until when the reporter gets an answer.</summary>
    public DateTimeOffset PromisedBy { get; private set; }

    /// <summary>The date the reporter was told last; an earlier one than <see cref="PromisedBy"/> must not outlive a step.</summary>
    public DateTimeOffset ToldPromise { get; private set; }

    /// <summary>Code of the Fristprofil behind the promise.</summary>
    public string PromiseProfile { get; private set; } = string.Empty;

    /// <summary>How often the reporter was promised a later date than before.</summary>
    public int PromiseMoves { get; private set; }

    /// <summary>Row of the routing table that fitted; null = none, it stays with SQM.</summary>
    public int? RoutingRuleNo { get; private set; }

    /// <summary>The unit the table proposed.</summary>
    public string? ProposedUnit { get; private set; }

    /// <summary>„Regel 16: Abfall und Sauberkeit/Sperrmüll in allen Quartieren → KBK-A“.</summary>
    public string? RoutingReason { get; private set; }

    /// <summary>The units' shares, of all rounds.</summary>
    public IReadOnlyList<CasePart> Parts => parts;

    /// <summary>The public words, of all rounds, oldest first.</summary>
    public IReadOnlyList<Answer> Answers => answers;

    /// <summary>Internal notes, oldest first.</summary>
    public IReadOnlyList<Note> Notes => notes;

    /// <summary>Questions to the reporter, oldest first.</summary>
    public IReadOnlyList<Question> Questions => questions;

    /// <summary>What the reporter said to the answers, oldest first.</summary>
    public IReadOnlyList<Feedback> Feedbacks => feedbacks;

    /// <summary>Id of the case that was there before.</summary>
    public Guid? DuplicateOf { get; private set; }

    /// <summary>When the reporter had the answer that ends the waiting, in this round.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When nothing was left to do.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What it came to.</summary>
    public ClosedAs? ClosedAs { get; private set; }

    /// <summary>When the reporter withdrew it.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>When it was taken up again last.</summary>
    public DateTimeOffset? ReopenedAt { get; private set; }

    /// <summary>1, and one more with each reopening.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>Version of the follow-up code; 0 = none was issued.</summary>
    public int FollowUpVersion { get; private set; }

    /// <summary>Hash of the follow-up code, see <see cref="FollowUpCode.Hash"/>.</summary>
    public string? FollowUpHash { get; private set; }

    /// <summary>Counts the changes of facts; notes and reminders do not raise it.</summary>
    public int Revision { get; private set; }

    /// <summary>Derived by <see cref="CaseStatuses.Derive"/> after each verb, kept for lists.</summary>
    public CaseStatus Status { get; private set; }

    /// <summary>What happened since the case was loaded; storage takes them with <see cref="TakeEvents"/>.</summary>
    public IReadOnlyList<CaseEvent> Events => events;

    /// <summary>The parts of this round.</summary>
    public IEnumerable<CasePart> CurrentParts => parts.Where(part => part.Round == Round);

    /// <summary>The answers of this round.</summary>
    public IEnumerable<Answer> CurrentAnswers => answers.Where(answer => answer.Round == Round);

    /// <summary>The question the reporter has not answered yet.</summary>
    public Question? OpenQuestion => questions.FirstOrDefault(question => question.IsOpen);

    /// <summary>True when nothing of it may be posted and only its unit reads it.</summary>
    public bool IsClosedCategory(CityDirectory city) => city.Categories.IsClosed(CategoryCode);

    /// <summary>Hands the events over once.</summary>
    public IReadOnlyList<CaseEvent> TakeEvents()
    {
        CaseEvent[] taken = [.. events];
        events.Clear();

        return taken;
    }

    /// <summary>Writes an internal note.</summary>
    /// <exception cref="RuleBrokenException"><c>note.text-given</c>, <c>note.text-short-enough</c>.</exception>
    public Note AddNote(string text, Actor actor, DateTimeOffset now)
    {
        CaseRules.NoteIsGiven(this, text);
        CaseRules.NoteIsShortEnough(this, text);

        var note = new Note(ChildIds.Of(Id, "note", notes.Count, now), text, actor, now);
        notes.Add(note);
        events.Add(new CaseEvent(CaseEvents.NoteAdded, actor, now));

        return note;
    }

    // each change of a fact ends here
    private void Record(
        string code, Actor actor, DateTimeOffset now, string? before = null, string? after = null, Guid? partId = null, string? note = null)
    {
        events.Add(new CaseEvent(code, actor, now, before, after, partId, note));
        Revision++;
        Status = CaseStatuses.Derive(this);
    }

    private void Propose(RoutingProposal? proposal) =>
        (RoutingRuleNo, ProposedUnit, RoutingReason) = (proposal?.RuleNo, proposal?.Unit, proposal?.Reason);
}
