using System.Text.Json.Nodes;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities.Tasks;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Web.Activities.Answers;

/// <summary>
/// Asks the reporter and waits: by mail and on the page behind the code; for who wants to be called, somebody asks and
/// writes the reply down. Without a reply in time it goes on with what is known.
/// </summary>
public sealed class AskReporter : CaseActivity
{
    public const string Replied = "Antwort";
    public const string NoReply = "Keine Antwort";
    private const string WriteDown = "Antwort eintragen";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.AskReporter",
        Category = Toolbox.Messages,
        DisplayName = new LocalText("Rückfrage stellen", "Ask the reporter"),
        Description = new LocalText(
            "Fragt die meldende Person und wartet auf die Antwort, höchstens so lange wie im Fristprofil.",
            "Asks the reporter and waits for the reply."),
        Inputs = [Text("Question", "Frage", "Question") with { UiHint = UiHints.MultiLine }],
        Outcomes = [Outcome(Replied, "Replied"), Outcome(NoReply, "No reply")],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        var until = subject.City.Due(ProfileSteps.AskBack, subject.File.CategoryCode, context.Now).Instant;
        var question = context.Get<string>("Question") ?? string.Empty;
        subject.File.Ask(question, until, subject.Actor, context.Now);

        context.WaitFor(Stimuli.ReporterReplied);
        context.Effect(new TimerEffect(context.ActivityId, context.WaitFor(Stimuli.TimeCame), until));
        if (subject.Way == AnswerWay.Email)
            Mail(context, subject, question, until);
        OpenTask(context, subject, question, until);
    }

    public override void Resume(ActivityContext context, BookmarkResumed resumed)
    {
        var subject = Subject(context);
        switch (resumed.Bookmark.StimulusName)
        {
            case Stimuli.TimeCame:
                subject.File.QuestionExpired(subject.Actor, context.Now);
                context.Complete(NoReply);
                break;
            case TaskStimulus.Name:
                subject.File.Reply(FormValue.Text(TaskStimulus.ValuesOf(resumed), "reply") ?? string.Empty, subject.Actor, context.Now);
                context.Complete(Replied);
                break;
            default:
                context.Complete(Replied);
                break;
        }
    }

    private static void Mail(ActivityContext context, CaseSubject subject, string question, DateTimeOffset until)
    {
        var more = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Frage"] = question,
            ["Frist"] = ReporterTexts.InWords(subject, until),
        };
        var text = subject.City.Texts.Find("frage-genauer")?.Fill(subject.File.Language, ReporterTexts.Values(subject, more))
            ?? throw new InvalidOperationException("There is no standard text 'frage-genauer'.");
        context.Effect(new MessageEffect(context.ActivityId, Outgoing.ToReporter(subject, TextUses.Question, text)));
    }

    // whoever hears the reply on another way writes it down; the step's reminders go to the reporter
    private static void OpenTask(ActivityContext context, CaseSubject subject, string question, DateTimeOffset until)
    {
        var hasToBeBrought = subject.Way is AnswerWay.Phone or AnswerWay.InPerson;
        var (_, stages, _) = StepDates.For(subject, ProfileSteps.AskBack, null, UnitTree.Sqm, context.Now);
        var bookmark = context.WaitFor(TaskStimulus.Name);
        var title = hasToBeBrought ? "Frage überbringen" : "Antwort der meldenden Person eintragen";
        context.Effect(new OpenTaskEffect(context.ActivityId, bookmark, "rueckfrage", title)
        {
            Audience = new TaskAudience(
                null, hasToBeBrought ? DeliveryTask.Messengers : Roles.Sqm | Roles.SqmLead, subject.File.Place.QuartierCode),
            PartId = subject.Part?.Id,
            Outcomes = TaskJson.Outcomes([WriteDown], texts: null),
            Form =
            [
                new JsonObject
                {
                    ["name"] = "reply",
                    ["label"] = "Was hat die meldende Person gesagt?",
                    ["type"] = "longText",
                    ["required"] = true,
                    ["hint"] = $"Die Frage: {question}",
                },
            ],
            Step = ProfileSteps.AskBack,
            DueAt = until,
            Stages = stages,
        });
    }
}
