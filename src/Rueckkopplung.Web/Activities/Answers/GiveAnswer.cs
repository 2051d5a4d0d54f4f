using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Web.Activities.Tasks;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Answers;

/// <summary>
/// Gives the public answer on the reporter's way: a mail at once, „Antwort überbringen“ for phone, face to face and notice,
/// the Quartier's notice list without contact. It completes when the answer is given.
/// </summary>
public sealed class GiveAnswer : CaseActivity
{
    private const string Withdrawal = "withdrawal";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.GiveAnswer",
        Category = Toolbox.Messages,
        DisplayName = new LocalText("Antwort geben", "Give the answer"),
        Description = new LocalText(
            "Gibt die öffentliche Antwort auf dem Weg der meldenden Person und wartet, bis sie angekommen ist.",
            "Gives the public answer on the reporter's way and waits until it has been given."),
        Inputs =
        [
            Text("Text", "Antwort", "Answer") with { UiHint = UiHints.MultiLine },
            Text("Kind", "Art", "Kind", "final, refusal, duplicate, selfDone oder withdrawal") with { UiHint = UiHints.Dropdown },
            Text("Addressee", "Zuständige Stelle", "Who is in charge"),
        ],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        var isWithdrawal = context.Get<string>("Kind") == Withdrawal;
        var draft = AnswerDrafts.For(subject, context.Get<string>("Kind"), context.Get<string>("Text"), context.Get<string>("Addressee"));
        var answer = subject.File.Answer(draft, subject.City, subject.Actor, context.Now);
        switch (subject.Way)
        {
            case AnswerWay.Email:
                Mail(context, subject, answer);
                context.Complete();
                break;
            case var _ when isWithdrawal:
                // the page on which the reporter withdrew shows these words at once
                subject.File.ConfirmDelivered(
                    answer.Id, subject.City.Calendar.DayOf(context.Now), AnswerWay.InPerson, subject.City, subject.Actor, context.Now);
                context.Complete();
                break;
            case var _ when subject.File.IsAnsweredAtReporting(subject.City):
                context.Complete();
                break;
            case AnswerWay.None:
                subject.File.PutOnNotice(answer.Id, subject.City, subject.Actor, context.Now);
                context.Complete();
                break;
            default:
                DeliveryTask.Open(context, subject, answer);
                break;
        }
    }

    public override void Resume(ActivityContext context, BookmarkResumed resumed)
    {
        var subject = Subject(context);
        var answer = subject.File.Answers.Single(answer => answer.Id.ToString() == (string?)resumed.Bookmark.Payload?["answerId"]);
        DeliveryTask.Confirm(subject, answer.Id, TaskStimulus.ValuesOf(resumed), context.Now);
        context.Complete();
    }

    private static void Mail(ActivityContext context, CaseSubject subject, Answer answer)
    {
        var more = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Antwort"] = answer.Text };
        var use = subject.File.WithdrawnAt is null ? "answer" : Withdrawal;
        var text = ReporterTexts.Compose(subject, use, AnswerWay.Email, more)
            ?? throw new InvalidOperationException($"There is no standard text of the use '{use}' for mails.");
        subject.File.MarkGiven(answer.Id, answer.Id, subject.Actor, context.Now);
        context.Effect(new MessageEffect(
            context.ActivityId, Outgoing.ToReporter(subject, "answer", text, answer.Id) with { Id = answer.Id }));
    }
}
