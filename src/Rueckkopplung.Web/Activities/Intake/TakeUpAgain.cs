using Rueckkopplung.Web.Activities.Answers;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Intake;

/// <summary>A new round after an answer that did not help, or after a reopening; nothing for a case still in work.</summary>
public sealed class TakeUpAgain : CaseActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.TakeUpAgain",
        Category = Toolbox.Case,
        DisplayName = new LocalText("Wieder aufnehmen", "Take up again"),
        Description = new LocalText(
            "Neue Runde mit neuer Zusage. Die meldende Person erfährt das Datum.",
            "A new round with a new promise; the reporter is told the date."),
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        if (subject.File.AnsweredAt is not null || subject.File.ClosedAt is not null)
        {
            var change = subject.File.Reopen(subject.City, subject.Actor, context.Now);
            LaterDate.Tell(context, subject, change, LaterDate.Reopened);
        }

        subject.File.TakeUp(subject.Actor, context.Now);
        context.Complete();
    }
}
