using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases;

public sealed partial class CaseFile
{
    /// <summary>Asks the reporter something; while a reply is awaited the case waits.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>case.is-open</c>, <c>question.none-is-open</c>, <c>question.text-given</c>, <c>question.text-short-enough</c>,
    /// <c>question.ends-later</c>.
    /// </exception>
    public Question Ask(string text, DateTimeOffset until, Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        CaseRules.NoQuestionIsOpen(this);
        CaseRules.QuestionIsGiven(this, text);
        CaseRules.QuestionIsShortEnough(this, text);
        CaseRules.QuestionEndsLater(this, until, now);

        var question = new Question(ChildIds.Of(Id, "question", questions.Count, now), text, until, now);
        questions.Add(question);
        StopForQuestion(question, now);
        Record(CaseEvents.Asked, actor, now, after: Iso(until));

        return question;
    }

    /// <summary>The reporter replies, on any way.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>question.is-open</c>, <c>reply.text-given</c>, <c>reply.text-short-enough</c>, <c>reply.text-readable</c>.
    /// </exception>
    public void Reply(string text, Actor actor, DateTimeOffset now)
    {
        CaseRules.QuestionIsOpen(this);
        CaseRules.ReplyIsGiven(this, text);
        CaseRules.ReplyIsShortEnough(this, text);
        CaseRules.ReplyIsReadable(this, text);

        var question = OpenQuestion!;
        (question.Reply, question.RepliedAt) = (text.Trim(), now);
        StartAfterQuestion(PauseEnd.Reply, now);
        Record(CaseEvents.Replied, actor, now);
    }

    /// <summary>Nobody replied in time; the house decides with what it knows.</summary>
    /// <exception cref="RuleBrokenException"><c>question.is-open</c>.</exception>
    public void QuestionExpired(Actor actor, DateTimeOffset now)
    {
        CaseRules.QuestionIsOpen(this);

        OpenQuestion!.ExpiredAt = now;
        StartAfterQuestion(PauseEnd.NoReply, now);
        Record(CaseEvents.QuestionExpired, actor, now);
    }

    /// <summary>Until when the reporter can say whether it helped; null before the answer.</summary>
    public DateTimeOffset? FeedbackUntil(CityDirectory city)
    {
        if (ClosedAt is { } closed)
            return city.Due(ProfileSteps.Reopen, CategoryCode, closed).Instant;

        return AnsweredAt is { } answered ? city.Due(ProfileSteps.Feedback, CategoryCode, answered).Instant : null;
    }

    /// <summary>
    /// The reporter says whether it helped: after the answer, and until 90 days after closing. „Nicht zufrieden“ wants a new
    /// triage; the process then calls <see cref="Reopen"/>. The same words about the same answer are one judgement: whoever
    /// did not hear that it arrived sends it again.
    /// </summary>
    /// <exception cref="RuleBrokenException">
    /// <c>feedback.follows-an-answer</c>, <c>feedback.in-time</c>, <c>feedback.text-short-enough</c>,
    /// <c>feedback.text-readable</c>.
    /// </exception>
    public Feedback ReceiveFeedback(bool satisfied, string? text, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        CaseRules.FeedbackFollowsAnAnswer(this);
        CaseRules.FeedbackIsInTime(this, city, now);
        CaseRules.FeedbackIsShortEnough(this, text);
        CaseRules.FeedbackIsReadable(this, text);

        if (feedbacks.LastOrDefault() is { } last && last.At >= AnsweredAt && last.Says(satisfied, text))
            return last;

        var feedback = new Feedback(ChildIds.Of(Id, "feedback", feedbacks.Count, now), satisfied, text, now);
        feedbacks.Add(feedback);
        Record(satisfied ? CaseEvents.FeedbackGood : CaseEvents.FeedbackBad, actor, now);

        return feedback;
    }

    /// <summary>The reporter no longer wants it. It still closes with a confirmation as its answer.</summary>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>, <c>case.is-not-withdrawn</c>.</exception>
    public void Withdraw(Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        CaseRules.CaseIsNotWithdrawn(this);

        WithdrawnAt = now;
        if (OpenQuestion is { } question)
            question.ExpiredAt = now;
        EndPauses(PauseEnd.StepOver, actor, now);
        Record(CaseEvents.Withdrawn, actor, now);
    }
}
