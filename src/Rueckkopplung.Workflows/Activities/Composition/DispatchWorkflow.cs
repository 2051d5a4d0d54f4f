using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Workflows.Activities.Composition;

/// <summary>Starts another workflow after the burst.</summary>
internal sealed class DispatchWorkflow : Activity
{
    public const string TypeName = "Elsa.DispatchWorkflow";

    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        TypeName, "Composition",
        new In("WorkflowDefinitionId", "String", UiHints.WorkflowPicker),
        new In("CorrelationId", "String"),
        new In("Input", "ObjectDictionary", UiHints.Dictionary),
        new In("WaitForCompletion", "Boolean", UiHints.Checkbox),
        new In("ChannelName", "String")) with
    {
        Outputs = [Describe.Output(TypeName, "Result")],
    };

    public override void Execute(ActivityContext context)
    {
        var definition = ChildStart.Compile(context).Definition;
        var id = context.Burst.Host.NewId().ToString();
        var waits = context.Get<bool>("WaitForCompletion");
        var bookmark = waits ? context.WaitFor(TypeName, new JsonObject { ["childInstanceId"] = id }) : null;
        context.Effect(new DispatchWorkflowEffect(
            context.ActivityId, definition.DefinitionId, id, ChildStart.Input(context), ChildStart.Correlation(context),
            bookmark));
        if (!waits)
            context.Complete();
    }

    public override void Resume(ActivityContext context, BookmarkResumed resumed)
    {
        context.SetOutput("Result", ChildStart.ToObject(resumed.Input));
        context.Complete();
    }
}
