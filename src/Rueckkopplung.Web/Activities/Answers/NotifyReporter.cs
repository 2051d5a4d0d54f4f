using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Answers;

/// <summary>
/// Sends a standard text to the reporter by mail. Who left no address reads the same on the page behind the code.
/// </summary>
public sealed class NotifyReporter : CaseActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.NotifyReporter",
        Category = Toolbox.Messages,
        DisplayName = new LocalText("Meldende Person informieren", "Notify the reporter"),
        Description = new LocalText(
            "Schickt einen Standardtext per E-Mail. Ohne Adresse steht es auf der Seite zum Nachfragen.",
            "Sends a standard text by mail."),
        Inputs = [Text("Use", "Standardtext", "Standard text", "receipt, assigned …") with { UiHint = UiHints.Dropdown }],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        var use = context.Get<string>("Use") ?? string.Empty;
        if (subject.Way == AnswerWay.Email && ReporterTexts.Compose(subject, use, AnswerWay.Email) is { } text)
            context.Effect(new MessageEffect(context.ActivityId, Outgoing.ToReporter(subject, use, text)));

        context.Complete();
    }
}
