using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases;

/// <summary>What must hold for a case, one line each. The code is the key of the sentence people read.</summary>
public static class CaseRules
{
    /// <summary>For answers and questions to the reporter.</summary>
    public const int LongestText = 8_000;
#pragma warning disable CS1591 // each name is its own sentence
    public static void CaseIsOpen(CaseFile file) =>
        Rule.Require(file.ClosedAt is null, "case.is-open", file.Number);
    public static void CaseHasEnded(CaseFile file) =>
        Rule.Require(file.ClosedAt is not null || file.AnsweredAt is not null, "case.has-ended", file.Number);
    public static void CaseIsNotWithdrawn(CaseFile file) =>
        Rule.Require(file.WithdrawnAt is null, "case.is-not-withdrawn", file.Number);
    public static void ReporterHasAnAnswer(CaseFile file, CityDirectory city) =>
        Rule.Require(file.HasAnswer(city), "case.reporter-has-an-answer", file.Number);
    public static void LaterPromiseIsTold(CaseFile file) =>
        Rule.Require(file.PromisedBy <= file.ToldPromise || file.ClosedAt is not null, "case.later-promise-is-told", file.Number);
    public static void CaseReopensInTime(CaseFile file, CityDirectory city, DateTimeOffset now) =>
        Rule.Require(now <= file.FeedbackUntil(city) || file.ClosedAt is null, "case.reopens-in-time", file.Number, file.FeedbackUntil(city));
    public static void CategoryExists(CaseFile file, string code, CityDirectory city) =>
        Rule.Require(city.Categories.Find(code) is not null, "category.exists", code);
    public static void PromiseLiesAhead(CaseFile file, DateTimeOffset date, DateTimeOffset now) =>
        Rule.Require(date > now, "promise.lies-ahead", file.Number, date);
    public static void PromiseHasReason(CaseFile file, string? reason) =>
        Rule.Require(IsGiven(reason), "promise.has-reason", file.Number);

    public static void UnitExists(CaseFile file, string code, CityDirectory city, DateTimeOffset now) =>
        Rule.Require(city.Units.Find(code, city.Calendar.DayOf(now)) is not null, "unit.exists", code);
    public static void ExternalIsCaredFor(CaseFile file, string code, string? carer, CityDirectory city, DateTimeOffset now) =>
        Rule.Require(city.Units.Find(code) is { IsExternal: false } || city.Units.Find(carer, city.Calendar.DayOf(now)) is { IsExternal: false }, "unit.external-is-cared-for", code);
    public static void PartExists(CaseFile file, Guid id) =>
        Rule.Require(file.Parts.Any(part => part.Id == id), "part.exists", file.Number);
    public static void PartIsOpen(CaseFile file, CasePart part) =>
        Rule.Require(part.IsOpen && part.Round == file.Round, "part.is-open", file.Number, part.UnitCode);
    public static void PartIsAssigned(CaseFile file, CasePart part) =>
        Rule.Require(part.UnitCode is not null, "part.is-assigned", file.Number);
    public static void PartIsAccepted(CaseFile file, CasePart part) =>
        Rule.Require(part.AcceptedAt is not null, "part.is-accepted", file.Number, part.UnitCode);
    public static void PartIsNotAccepted(CaseFile file, CasePart part) =>
        Rule.Require(part.AcceptedAt is null, "part.is-not-accepted", file.Number, part.UnitCode);
    public static void RefusalHasReason(CaseFile file, string? reason) =>
        Rule.Require(IsGiven(reason), "refusal.has-reason", file.Number);
    public static void RefusalNamesAUnit(CaseFile file, string? code, CityDirectory city, DateTimeOffset now) =>
        Rule.Require(city.Units.Find(code, city.Calendar.DayOf(now)) is not null, "refusal.names-a-unit", file.Number);
    public static void RefusalNamesAnotherUnit(CaseFile file, CasePart part, string code) =>
        Rule.Require(code != part.UnitCode && code != part.CaredForBy, "refusal.names-another-unit", file.Number, code);
    public static void AtMostThreeRefusals(CaseFile file, CasePart part) =>
        Rule.Require(part.Refusals.Count < 3, "refusal.at-most-three", file.Number);
    public static void ReturnHasReason(CaseFile file, string? reason) =>
        Rule.Require(IsGiven(reason), "return.has-reason", file.Number);
    public static void ActorIsAPerson(CaseFile file, Actor actor) =>
        Rule.Require(actor.PersonId is not null, "actor.is-a-person", file.Number);
    public static void ResultIsGiven(CaseFile file, string? result) =>
        Rule.Require(IsGiven(result), "outcome.result-given", file.Number);
    public static void PostponementHasReason(CaseFile file, string? reason) =>
        Rule.Require(IsGiven(reason), "postpone.has-reason", file.Number);
    public static void PostponementLiesAhead(CaseFile file, DateOnly day, DateOnly today) =>
        Rule.Require(day > today, "postpone.lies-ahead", file.Number, day);
    public static void SecondPostponementNeedsALead(CaseFile file, CasePart part, bool approved) =>
        Rule.Require(part.Postponements == 0 || approved, "postpone.second-needs-a-lead", file.Number);
    public static void NoPauseIsOpen(CaseFile file) =>
        Rule.Require(file.OpenPause is null, "pause.none-is-open", file.Number);
    public static void PauseIsOpen(CaseFile file) =>
        Rule.Require(file.OpenPause is not null, "pause.is-open", file.Number);
    public static void PauseHasReason(CaseFile file, string? words) =>
        Rule.Require(IsGiven(words), "pause.has-reason", file.Number);
    public static void PauseIsAllowed(CaseFile file, string reason, CityDirectory city) =>
        Rule.Require(PauseLimits.RuleOf(file, reason, city) is not null, "pause.reason-is-allowed", file.Number, reason);
    public static void SeasonLasts(CaseFile file, string reason, CityDirectory city, DateTimeOffset now) =>
        Rule.Require(reason != PauseReasons.Season || PauseLimits.SeasonOf(file, city, now) is not null, "pause.season-lasts", file.Number);
    public static void PauseTimeIsLeft(CaseFile file, string reason, DateTimeOffset? longest, DateTimeOffset now) =>
        Rule.Require(longest > now, "pause.time-is-left", file.Number, reason);
    public static void PauseEndsLater(CaseFile file, DateTimeOffset until, DateTimeOffset now) =>
        Rule.Require(until > now, "pause.ends-later", file.Number, until);
    public static void PauseEndsInTime(CaseFile file, DateTimeOffset until, DateTimeOffset longest) =>
        Rule.Require(until.AddTicks(-1).Date <= longest.AddTicks(-1).Date, "pause.ends-in-time", file.Number, longest);
    public static void WorkIsNotOverdue(CaseFile file, CasePart part, DateTimeOffset now) =>
        Rule.Require(part.DueAt is null || now <= part.DueAt, "pause.work-is-not-overdue", file.Number, part.DueAt);
    public static void MovedDueHasReason(CaseFile file, string? reason) =>
        Rule.Require(IsGiven(reason), "due.has-reason", file.Number);
    public static void MovedDueLiesAhead(CaseFile file, DateOnly day, DateOnly today) =>
        Rule.Require(day >= today, "due.lies-ahead", file.Number, day);
    public static void FileReferenceIsShortEnough(CaseFile file, string? text) =>
        Rule.Require((text?.Length ?? 0) <= 100, "file-reference.short-enough", file.Number, 100);

    public static void AnswerExists(CaseFile file, Guid id) =>
        Rule.Require(file.Answers.Any(answer => answer.Id == id), "answer.exists", file.Number);
    public static void AnswerIsGiven(CaseFile file, string? text) =>
        Rule.Require(IsGiven(text), "answer.text-given", file.Number);
    public static void AnswerIsShortEnough(CaseFile file, string text) =>
        Rule.Require(text.Length <= LongestText, "answer.text-short-enough", file.Number, LongestText);
    public static void RefusalHasAddressee(CaseFile file, AnswerDraft draft) =>
        Rule.Require(draft.Kind != AnswerKind.Refusal || IsGiven(draft.Addressee), "refusal.has-addressee", file.Number);
    public static void EveryPartHasAnOutcome(CaseFile file, AnswerDraft draft) =>
        Rule.Require(draft.Kind != AnswerKind.Final || file.WithdrawnAt is not null || file.CurrentParts.All(part => !part.IsOpen || part.UnitCode is null), "answer.every-part-has-an-outcome", file.Number);
    public static void ClosedCategoryIsNotPosted(CaseFile file, AnswerWay? way, CityDirectory city) =>
        Rule.Require(way is not (AnswerWay.Notice or AnswerWay.None) || !file.IsClosedCategory(city), "answer.closed-category-is-not-posted", file.Number);
    public static void AnswerGoesByMail(CaseFile file, Answer answer) =>
        Rule.Require(answer.Way == AnswerWay.Email, "answer.goes-by-mail", file.Number);
    public static void AnswerHasNoContact(CaseFile file, Answer answer) =>
        Rule.Require(answer.Way == AnswerWay.None, "answer.has-no-contact", file.Number);
    public static void DeliveryNamesAWay(CaseFile file, AnswerWay how) =>
        Rule.Require(how != AnswerWay.None, "delivery.names-a-way", file.Number);
    public static void DeliveryDayIsPossible(CaseFile file, DateOnly on, DateOnly written, DateOnly today) =>
        Rule.Require(written <= on && on <= today, "delivery.day-is-possible", file.Number, on);

    public static void NoQuestionIsOpen(CaseFile file) =>
        Rule.Require(file.OpenQuestion is null, "question.none-is-open", file.Number);
    public static void QuestionIsOpen(CaseFile file) =>
        Rule.Require(file.OpenQuestion is not null, "question.is-open", file.Number);
    public static void QuestionIsGiven(CaseFile file, string? text) =>
        Rule.Require(IsGiven(text), "question.text-given", file.Number);
    public static void QuestionIsShortEnough(CaseFile file, string text) =>
        Rule.Require(text.Length <= LongestText, "question.text-short-enough", file.Number, LongestText);
    public static void QuestionEndsLater(CaseFile file, DateTimeOffset until, DateTimeOffset now) =>
        Rule.Require(until > now, "question.ends-later", file.Number, until);
    public static void ReplyIsGiven(CaseFile file, string? text) =>
        Rule.Require(IsGiven(text), "reply.text-given", file.Number);
    public static void ReplyIsShortEnough(CaseFile file, string text) =>
        Rule.Require(text.Length <= ReportRules.LongestText, "reply.text-short-enough", file.Number, ReportRules.LongestText);
    public static void ReplyIsReadable(CaseFile file, string text) =>
        Rule.Require(ReportRules.IsReadable(text), "reply.text-readable", file.Number);
    public static void FeedbackFollowsAnAnswer(CaseFile file) =>
        Rule.Require(file.AnsweredAt is not null, "feedback.follows-an-answer", file.Number);
    public static void FeedbackIsInTime(CaseFile file, CityDirectory city, DateTimeOffset now) =>
        Rule.Require(now <= file.FeedbackUntil(city), "feedback.in-time", file.Number, file.FeedbackUntil(city));
    public static void FeedbackIsReadable(CaseFile file, string? text) =>
        Rule.Require(text is null || ReportRules.IsReadable(text), "feedback.text-readable", file.Number);
    public static void FeedbackIsShortEnough(CaseFile file, string? text) =>
        Rule.Require((text?.Length ?? 0) <= ReportRules.LongestText, "feedback.text-short-enough", file.Number, ReportRules.LongestText);
    public static void DuplicateIsAnotherCase(CaseFile file, CaseFile original) =>
        Rule.Require(original.Id != file.Id, "duplicate.is-another-case", file.Number);
    public static void OriginalIsNoDuplicate(CaseFile file, CaseFile original) =>
        Rule.Require(original.DuplicateOf is null, "duplicate.original-is-no-duplicate", file.Number, original.Number);
    public static void AbuseIsDecidedBySqm(CaseFile file, Actor actor) =>
        Rule.Require(actor.IsSqm, "abuse.decided-by-sqm", file.Number);
    public static void NoteIsGiven(CaseFile file, string? text) =>
        Rule.Require(IsGiven(text), "note.text-given", file.Number);
    public static void NoteIsShortEnough(CaseFile file, string text) =>
        Rule.Require(text.Length <= LongestText, "note.text-short-enough", file.Number, LongestText);
#pragma warning restore CS1591

    private static bool IsGiven(string? text) => !string.IsNullOrWhiteSpace(text);
}
