using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Intake;

/// <summary>Begins the process of a report: SQM has it on its desk.</summary>
public sealed class ReportReceived : CaseActivity
{
    public const string TypeName = "Rueckkopplung.ReportReceived";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = TypeName,
        Category = Toolbox.Case,
        Kind = ActivityKind.Trigger,
        DisplayName = new LocalText("Meldung eingegangen", "Report received"),
        Description = new LocalText("Beginnt mit jeder Meldung.", "Begins with each report."),
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        subject.File.TakeUp(subject.Actor, context.Now);
        context.Complete();
    }
}
