using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Web.Activities.Tasks;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Web.Activities.Answers;

/// <summary>
/// Waits until the reporter says whether it helped, or the window of the Fristprofil is over. An answer that has not
/// arrived opens no window: it begins when somebody has brought it.
/// </summary>
public sealed class AwaitFeedback : CaseActivity
{
    public const string Satisfied = "Zufrieden";
    public const string NotSatisfied = "Nicht zufrieden";
    public const string NoReply = "Keine Antwort";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.AwaitFeedback",
        Category = Toolbox.Messages,
        DisplayName = new LocalText("Rückmeldung abwarten", "Await feedback"),
        Description = new LocalText(
            "Wartet auf „Hat das geholfen?“, höchstens so lange wie im Fristprofil.",
            "Waits for the reporter's feedback, at most as long as the deadline profile says."),
        Outcomes = [Outcome(Satisfied, "Satisfied"), Outcome(NotSatisfied, "Not satisfied"), Outcome(NoReply, "No reply")],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        if (subject.File.AnsweredAt is null && subject.File.IsAnsweredAtReporting(subject.City))
        {
            // nothing was sent, so nothing can be judged
            context.Complete(NoReply);
            return;
        }

        context.WaitFor(Stimuli.FeedbackReceived);
        OpenWindow(context, subject);
    }

    public override void Resume(ActivityContext context, BookmarkResumed resumed)
    {
        var subject = Subject(context);
        if (resumed.Bookmark.StimulusName == Stimuli.FeedbackReceived)
            context.Complete(subject.File.Feedbacks[^1].Satisfied ? Satisfied : NotSatisfied);
        else if (subject.File.HasAnswer(subject.City))
            context.Complete(NoReply);
        else
            OpenWindow(context, subject);
    }

    private static void OpenWindow(ActivityContext context, CaseSubject subject)
    {
        var bookmark = context.WaitFor(Stimuli.TimeCame);
        var end = subject.City.Due(ProfileSteps.Feedback, subject.File.CategoryCode, context.Now).Instant;
        context.Effect(new TimerEffect(context.ActivityId, bookmark, end));
    }
}
