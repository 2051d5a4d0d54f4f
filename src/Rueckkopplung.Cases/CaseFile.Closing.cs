using System.Globalization;
using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases;

public sealed partial class CaseFile
{
    /// <summary>It was reported before; the answer names that case.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>case.is-open</c>, <c>duplicate.is-another-case</c>, <c>duplicate.original-is-no-duplicate</c>.
    /// </exception>
    public void MarkDuplicateOf(CaseFile original, Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        CaseRules.DuplicateIsAnotherCase(this, original);
        CaseRules.OriginalIsNoDuplicate(this, original);

        DuplicateOf = original.Id;
        Record(CaseEvents.Duplicate, actor, now, after: original.Number.ToString());
    }

    /// <summary>Nothing is left to do.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>case.is-open</c>, <c>case.reporter-has-an-answer</c>: no case closes without an answer.
    /// </exception>
    public void Close(CityDirectory city, Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        CaseRules.ReporterHasAnAnswer(this, city);

        AnsweredAt ??= now;
        EndWith(Outcome(), CaseEvents.Closed, actor, now);
    }

    /// <summary>„Kein Anliegen“, reason „Missbrauch“: the only way without an answer; it is counted.</summary>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>, <c>abuse.decided-by-sqm</c>.</exception>
    public void CloseAsAbuse(Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        CaseRules.AbuseIsDecidedBySqm(this, actor);

        EndWith(Cases.ClosedAs.Abuse, CaseEvents.ClosedAsAbuse, actor, now);
    }

    /// <summary>
    /// Taken up again, until 90 days after closing or while the answer waits for feedback: a new round with a new promise,
    /// counted from now, that the reporter has to be told.
    /// </summary>
    /// <exception cref="RuleBrokenException"><c>case.has-ended</c>, <c>case.reopens-in-time</c>.</exception>
    public PromiseChange Reopen(CityDirectory city, Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseHasEnded(this);
        CaseRules.CaseReopensInTime(this, city, now);

        var (before, round) = (PromisedBy, Round);
        Round++;
        (ReopenedAt, ClosedAt, ClosedAs, AnsweredAt, WithdrawnAt, TakenUpAt) = (now, null, null, null, null, null);
        PromiseProfile = city.ProfileOf(CategoryCode).Code;
        PromisedBy = city.Due(ProfileSteps.FirstAnswer, CategoryCode, now).Instant;
        Record(
            CaseEvents.Reopened,
            actor,
            now,
            round.ToString(CultureInfo.InvariantCulture),
            Round.ToString(CultureInfo.InvariantCulture));

        return new PromiseChange(before, PromisedBy, LaterThanTold: true, Reason: "Wir haben Ihren Vorgang wieder aufgenommen.");
    }

    private void EndWith(ClosedAs outcome, string code, Actor actor, DateTimeOffset now)
    {
        ClosedAt = now;
        ClosedAs = outcome;
        if (OpenQuestion is { } question)
            question.ExpiredAt = now;
        EndPauses(PauseEnd.StepOver, actor, now);
        Record(code, actor, now, after: WireNames.Of(outcome));
    }

    private ClosedAs Outcome()
    {
        if (WithdrawnAt is not null)
            return Cases.ClosedAs.Withdrawn;

        return CurrentAnswers.LastOrDefault(answer => answer.EndsTheWaiting && answer.IsGiven)?.Kind switch
        {
            AnswerKind.Refusal => Cases.ClosedAs.NotResponsible,
            AnswerKind.Duplicate => Cases.ClosedAs.Duplicate,
            AnswerKind.SelfDone => Cases.ClosedAs.SelfDone,
            _ => Cases.ClosedAs.Done,
        };
    }
}
