using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Flow;

/// <summary>Waits for something that happens to the case, or begins an instance when it does.</summary>
public sealed class CaseSignal : CaseActivity
{
    private CaseSignal(string type, string german, string english, string description) => Descriptor = new ActivityDescriptor
    {
        Type = type,
        Category = Toolbox.Case,
        Kind = ActivityKind.Trigger,
        DisplayName = new LocalText(german, english),
        Description = new LocalText(description, english),
        Outputs =
        [
            new OutputDescriptor("Result", "Object", new LocalText("Inhalt", "Payload"), new LocalText("Inhalt", "Payload")),
        ],
    };

    public static CaseSignal Withdrawn { get; } = new(
        "Rueckkopplung.CaseWithdrawn", "Zurückgezogen", "Withdrawn", "Die meldende Person zieht die Meldung zurück.");

    public static CaseSignal Reopened { get; } = new(
        "Rueckkopplung.CaseReopened", "Wieder aufgenommen", "Reopened", "SQM nimmt einen beendeten Vorgang wieder auf.");

    public static CaseSignal NotSatisfied { get; } = new(
        "Rueckkopplung.FeedbackAfterClosing",
        "Nicht zufrieden nach dem Ende",
        "Not satisfied after closing",
        "Die meldende Person ist nicht zufrieden, bis 90 Tage nach dem Abschluss.");

    public static CaseSignal DeliveryFailed { get; } = new(
        "Rueckkopplung.DeliveryFailed", "Nachricht nicht zugestellt", "Delivery failed", "Eine Nachricht kam endgültig nicht an.");

    public override ActivityDescriptor Descriptor { get; }

    public override void Execute(ActivityContext context)
    {
        if (!context.IsTrigger)
        {
            context.WaitFor(Descriptor.Type);
            return;
        }

        context.SetOutput("Result", context.WorkflowInput("message")?.DeepClone());
        context.Complete();
    }
}
