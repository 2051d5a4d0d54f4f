using System.Globalization;
using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases;

public sealed partial class CaseFile
{
    /// <summary>
    /// Writes public words. They count once they are given: a mail by <see cref="MarkGiven"/>, phone, face to face and
    /// notice by <see cref="ConfirmDelivered"/>, without contact by <see cref="PutOnNotice"/>.
    /// </summary>
    /// <exception cref="RuleBrokenException">
    /// <c>case.is-open</c>, <c>answer.text-given</c>, <c>answer.text-short-enough</c>, <c>refusal.has-addressee</c>,
    /// <c>answer.every-part-has-an-outcome</c>, <c>answer.closed-category-is-not-posted</c>, <c>part.exists</c>.
    /// </exception>
    public Answer Answer(AnswerDraft draft, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        var way = draft.Way ?? ReporterAnswerWay;
        CaseRules.CaseIsOpen(this);
        CaseRules.AnswerIsGiven(this, draft.Text);
        CaseRules.AnswerIsShortEnough(this, draft.Text);
        CaseRules.RefusalHasAddressee(this, draft);
        CaseRules.EveryPartHasAnOutcome(this, draft);
        CaseRules.ClosedCategoryIsNotPosted(this, draft.Way, city);
        if (draft.PartId is { } partId)
            CaseRules.PartExists(this, partId);

        var answer = new Answer(ChildIds.Of(Id, "answer", answers.Count, now), Round, draft, now)
        {
            Way = way,
            Language = draft.Language ?? Language,
        };
        answers.Add(answer);
        Record(CaseEvents.AnswerWritten, actor, now, WireNames.Of(draft.Kind), WireNames.Of(way), draft.PartId);

        return answer;
    }

    /// <summary>Its mail is in the outbox of the same transaction; one that is sent again counts again.</summary>
    /// <exception cref="RuleBrokenException"><c>answer.exists</c>, <c>answer.goes-by-mail</c>.</exception>
    public void MarkGiven(Guid answerId, Guid messageId, Actor actor, DateTimeOffset now)
    {
        var answer = FindAnswer(answerId);
        CaseRules.AnswerGoesByMail(this, answer);

        answer.MessageId = messageId;
        Give(answer, CaseEvents.AnswerGiven, actor, now);
    }

    /// <summary>It is on the notice list of the Quartier. Never for a closed category.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>answer.exists</c>, <c>answer.has-no-contact</c>, <c>answer.closed-category-is-not-posted</c>.
    /// </exception>
    public void PutOnNotice(Guid answerId, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        var answer = FindAnswer(answerId);
        CaseRules.AnswerHasNoContact(this, answer);
        CaseRules.ClosedCategoryIsNotPosted(this, answer.Way, city);

        answer.OnNoticeSince = now;
        Give(answer, CaseEvents.AnswerPosted, actor, now);
    }

    /// <summary>The task „Antwort überbringen“ is done; also after a mail that failed.</summary>
    /// <param name="answerId">The answer.</param>
    /// <param name="on">The day; not in the future and not before it was written.</param>
    /// <param name="how">Phone, in person, notice, or a mail to another address.</param>
    /// <param name="city">Categories and calendar.</param>
    /// <param name="actor">Who brought it.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>answer.exists</c>, <c>delivery.names-a-way</c>, <c>delivery.day-is-possible</c>,
    /// <c>answer.closed-category-is-not-posted</c>.
    /// </exception>
    public void ConfirmDelivered(Guid answerId, DateOnly on, AnswerWay how, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        var answer = FindAnswer(answerId);
        CaseRules.DeliveryNamesAWay(this, how);
        CaseRules.DeliveryDayIsPossible(this, on, city.Calendar.DayOf(answer.WrittenAt), city.Calendar.DayOf(now));
        CaseRules.ClosedCategoryIsNotPosted(this, how, city);

        (answer.DeliveredOn, answer.DeliveredHow) = (on, how);
        Give(answer, CaseEvents.AnswerDelivered, actor, now);
    }

    /// <summary>
    /// Its message finally failed: the reporter does not have it, until somebody brings it. A closed case stays closed; the
    /// task „Antwort überbringen“ has to be opened in both cases.
    /// </summary>
    /// <exception cref="RuleBrokenException"><c>answer.exists</c>.</exception>
    public void MarkUndeliverable(Guid answerId, Actor actor, DateTimeOffset now)
    {
        var answer = FindAnswer(answerId);

        answer.FailedAt = now;
        if (ClosedAt is null && !CurrentAnswers.Any(other => other.EndsTheWaiting && other.IsGiven))
            AnsweredAt = null;
        Record(CaseEvents.AnswerUndeliverable, actor, now, WireNames.Of(answer.Way), partId: answer.PartId);
    }

    /// <summary>
    /// The founding rule: public words exist and were given. In a closed category without contact, the words shown at
    /// reporting are the answer once the unit has accepted.
    /// </summary>
    public bool HasAnswer(CityDirectory city) =>
        CurrentAnswers.Any(answer => answer.EndsTheWaiting && answer.IsGiven) || IsAnsweredByAcceptance(city);

    /// <summary>True when nothing can be sent or posted: a closed category and no contact.</summary>
    public bool IsAnsweredAtReporting(CityDirectory city) =>
        IsClosedCategory(city) && ReporterAnswerWay is AnswerWay.None or AnswerWay.Notice;

    private bool IsAnsweredByAcceptance(CityDirectory city) =>
        IsAnsweredAtReporting(city) && CurrentParts.Any(part => part.AcceptedAt is not null);

    private Answer FindAnswer(Guid answerId)
    {
        CaseRules.AnswerExists(this, answerId);

        return answers.Single(answer => answer.Id == answerId);
    }

    private void Give(Answer answer, string code, Actor actor, DateTimeOffset now)
    {
        answer.GivenAt ??= now;
        answer.FailedAt = null;
        if (answer.EndsTheWaiting && answer.Round == Round && ClosedAt is null)
            AnsweredAt ??= now;
        var how = answer.DeliveredHow ?? answer.Way;
        Record(code, actor, now, answer.DeliveredOn?.ToString("O", CultureInfo.InvariantCulture), WireNames.Of(how), answer.PartId);
    }
}
