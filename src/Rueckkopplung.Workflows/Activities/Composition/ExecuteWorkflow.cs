using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Composition;

/// <summary>Starts another workflow at once, within the burst.</summary>
internal sealed class ExecuteWorkflow : Activity
{
    public const string TypeName = "Elsa.ExecuteWorkflow";

    private const int MaxDepth = 20;

    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        TypeName, "Composition",
        new In("WorkflowDefinitionId", "String", UiHints.WorkflowPicker),
        new In("CorrelationId", "String"),
        new In("Input", "ObjectDictionary", UiHints.Dictionary),
        new In("WaitForCompletion", "Boolean", UiHints.Checkbox)) with
    {
        Kind = ActivityKind.Task,
        Outputs = [Describe.Output(TypeName, "Result")],
    };

    public override void Execute(ActivityContext context)
    {
        var burst = context.Burst;
        if (burst.Depth >= MaxDepth)
            throw new InvalidOperationException($"Workflows start each other more than {MaxDepth} deep.");

        var compiled = ChildStart.Compile(context);
        var id = burst.Host.NewId().ToString();
        var result = burst.Engine.Start(compiled, ChildStart.Request(context, id), burst.Host, burst.Depth + 1);
        var waits = context.Get<bool>("WaitForCompletion") && result.Status != WorkflowStatus.Finished;
        var bookmark = waits ? context.WaitFor(TypeName, new JsonObject { ["childInstanceId"] = id }) : null;
        burst.Log.Children.Add(new ChildResult(id, compiled, result, bookmark));
        if (waits)
            return;

        context.SetOutput("Result", ResultOf(id, result));
        context.Complete();
    }

    public override void Resume(ActivityContext context, BookmarkResumed resumed)
    {
        context.SetOutput("Result", ChildStart.ToObject(resumed.Input));
        context.Complete();
    }

    private static JsonObject ResultOf(string id, BurstResult result) => new()
    {
        ["workflowDefinitionVersionId"] = null,
        ["workflowInstanceId"] = id,
        ["correlationId"] = null,
        ["status"] = result.Status.ToString(),
        ["subStatus"] = result.SubStatus.ToString(),
        ["output"] = ChildStart.ToObject(result.Outputs),
    };
}
