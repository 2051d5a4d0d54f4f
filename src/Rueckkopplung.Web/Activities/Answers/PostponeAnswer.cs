using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Answers;

/// <summary>Zwischenbescheid: a new date with its reason, told to the reporter at once and counted.</summary>
public sealed class PostponeAnswer : CaseActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.PostponeAnswer",
        Category = Toolbox.Messages,
        DisplayName = new LocalText("Zwischenbescheid senden", "Send an interim reply"),
        Description = new LocalText(
            "Neues Datum mit Grund. Beides geht gleich an die meldende Person.",
            "A new date with its reason, told at once."),
        Inputs = [Text("NewDate", "Neues Datum", "New date"), Text("Reason", "Grund", "Reason")],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        var (file, reason) = (subject.File, context.Get<string>("Reason") ?? string.Empty);
        var day = FormValue.Day(context.Get<string>("NewDate"))
            ?? throw new RuleBrokenException("postpone.names-a-day", file.Number);
        file.Postpone(
            PartOf(subject), day, reason, subject.Actor.Role == Role.UnitLead, subject.City, subject.Actor, context.Now);
        Send(context, subject, reason);
        file.TellPromise(subject.Actor, context.Now);
        context.Complete();
    }

    private static Guid PartOf(CaseSubject subject) =>
        subject.Part?.Id ?? throw new RuleBrokenException("part.exists", subject.File.Number);

    private static void Send(ActivityContext context, CaseSubject subject, string reason)
    {
        var sentence = reason.TrimEnd().TrimEnd('.');
        var more = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Grund"] = sentence,
            ["Frist"] = ReporterTexts.InWords(subject, subject.Part?.DueAt ?? subject.File.PromisedBy),
        };
        var text = subject.City.Texts.Find("zwischen-allgemein")?.Fill(subject.File.Language, ReporterTexts.Values(subject, more))
            ?? ReporterTexts.Compose(subject, TextUses.Interim, AnswerWay.Email, more);
        if (text is null || subject.File.IsAnsweredAtReporting(subject.City))
            return;

        var draft = new AnswerDraft(AnswerKind.Interim, AnswerDrafts.WithoutFrame(text), subject.Way, PartId: subject.Part?.Id);
        var answer = subject.File.Answer(draft, subject.City, subject.Actor, context.Now);
        Give(context, subject, answer, text);
    }

    private static void Give(ActivityContext context, CaseSubject subject, Answer answer, TextBody text)
    {
        switch (subject.Way)
        {
            case AnswerWay.Email:
                subject.File.MarkGiven(answer.Id, answer.Id, subject.Actor, context.Now);
                context.Effect(new MessageEffect(
                    context.ActivityId, Outgoing.ToReporter(subject, TextUses.Interim, text, answer.Id) with { Id = answer.Id }));
                break;
            case AnswerWay.None:
                subject.File.PutOnNotice(answer.Id, subject.City, subject.Actor, context.Now);
                break;
            default:
                LaterDate.Bring(context, subject, TextUses.Interim, answer.Text, answer.Id);
                break;
        }
    }
}
