using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Answers;

/// <summary>Records that somebody brought the words a message could not bring. Ends its small process.</summary>
public sealed class RecordDelivery : CaseActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.RecordDelivery",
        Category = Toolbox.Messages,
        DisplayName = new LocalText("Zustellung festhalten", "Record the delivery"),
        Description = new LocalText("Hält fest, wann und wie die Antwort überbracht wurde.", "Records when and how it was brought."),
        IsTerminal = true,
        ClosesCase = true,
        Inputs = [Json("Message", "Nachricht", "Message"), Json("Values", "Werte der Aufgabe", "Values of the task")],
    };

    public override void Execute(ActivityContext context)
    {
        // a receipt or a new date is no answer of the case: that somebody brought it stands in the journal
        if (Guid.TryParse((string?)context.GetJson("Message")?["answerId"], out var answerId))
            DeliveryTask.Confirm(Subject(context), answerId, context.GetJson("Values") as JsonObject ?? [], context.Now);

        context.Complete();
    }
}
