using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Timers;

namespace Rueckkopplung.Web.Activities;

/// <summary>Words the reminders and escalations of a task, one for each whom the ladder names.</summary>
internal sealed class StageNotices(RueckkopplungDb db, StepScope scope, CaseSubjectSource subjects) : IStageNotices
{
    private const string Use = "stage";

    public async Task<IReadOnlyList<OutgoingMessage>> ForAsync(StageFired fired, CancellationToken cancellationToken)
    {
        if (fired.CaseId is not { } caseId
            || await subjects.FindAsync(caseId, cancellationToken) is not { } subject
            || await db.Tasks.FindAsync([fired.TaskId], cancellationToken) is not { } task)
        {
            return [];
        }

        var targets = fired.Targets.Select(WireNames.Find<StageTarget>).OfType<StageTarget>();
        var unit = task.UnitCode ?? Cases.Units.UnitTree.Sqm;
        // whoever acts on the day of delivery is told
        var read = subject.City.NoticeTo(unit, scope.Now, isUrgent: false).NotBefore ?? scope.Now;
        var recipients = Escalation.Recipients(targets, unit, subject.City, subject.City.Calendar.DayOf(read));

        return [.. recipients.Select(one => For(subject, fired, task, one)).OfType<OutgoingMessage>()];
    }

    private OutgoingMessage? For(CaseSubject subject, StageFired fired, Storage.Workflows.HumanTask task, StageRecipient one) =>
        one.UnitCode is null ? ToReporter(subject, fired) : ToUnit(subject, fired, task, one);

    private OutgoingMessage ToUnit(
        CaseSubject subject, StageFired fired, Storage.Workflows.HumanTask task, StageRecipient one)
    {
        var rule = subject.City.ProfileOf(subject.File.CategoryCode).Stages.FirstOrDefault(stage => stage.Code == fired.Stage);
        var more = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Stufe"] = rule?.Name ?? fired.Stage,
            ["Aufgabe"] = task.Title,
            ["Frist"] = task.DueAt is { } due ? ReporterTexts.InWords(subject, due) : "heute",
            ["Adresse"] = subject.CaseUrl,
        };
        var text = subject.City.Texts.Choose(Use, subject.File.CategoryCode, AnswerWay.Email)
            ?.Fill("de", ReporterTexts.Values(subject, more))
            ?? throw new InvalidOperationException($"There is no standard text of the use '{Use}'.");
        var message = Outgoing.ToUnit(subject, Use, one.UnitCode!, text, scope.Now);

        return message with
        {
            Body = one.InsteadOf is { } away ? Outgoing.AsDeputy(subject, away, message.Body, message.NotBefore ?? scope.Now) : message.Body,
            RecipientKind = one.Role is null ? RecipientKind.Unit : RecipientKind.Role,
            RecipientRef = one.Role is { } role ? $"{one.UnitCode}/{WireNames.Of(role)}" : one.UnitCode,
            TaskId = fired.TaskId,
            Stage = fired.Stage,
        };
    }

    // the reminder of an ask-back goes to the person who was asked
    private static OutgoingMessage? ToReporter(CaseSubject subject, StageFired fired)
    {
        if (subject.Way != AnswerWay.Email || subject.File.OpenQuestion is not { } question)
            return null;

        var more = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Frage"] = question.Text,
            ["Datum"] = ReporterTexts.InWords(subject, question.AskedAt),
            ["Frist"] = ReporterTexts.InWords(subject, question.Until),
        };
        var text = subject.City.Texts.Find("frage-erinnerung")?.Fill(subject.File.Language, ReporterTexts.Values(subject, more));

        return text is null ? null : Outgoing.ToReporter(subject, TextUses.Question, text) with { Stage = fired.Stage, TaskId = fired.TaskId };
    }
}
