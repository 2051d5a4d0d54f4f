using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Composition;

/// <summary>Starts another workflow at once, within the burst.</summary>
internal sealed class ExecuteWorkflow : Activity
{
    public const string TypeName = "Elsa.ExecuteWorkflow";

    private const int MaxDepth = 20;
    private const string Waits = "WaitForCompletion";
    private const string ChildId = "childInstanceId";

    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        TypeName, "Composition",
        new In("WorkflowDefinitionId", "String", UiHints.WorkflowPicker),
        new In("CorrelationId", "String"),
        new In("Input", "ObjectDictionary", UiHints.Dictionary),
        new In(Waits, "Boolean", UiHints.Checkbox)) with
    {
        Kind = ActivityKind.Task,
        Outputs = [Describe.Output(TypeName, "Result")],
    };

    public override void Execute(ActivityContext context)
    {
        var burst = context.Burst;
        if (burst.Instance.Depth >= MaxDepth)
            throw new InvalidOperationException($"Workflows start each other more than {MaxDepth} deep.");

        var compiled = ChildStart.Compile(context);
        var id = burst.Host.NewId().ToString();
        var before = burst.Log.Effects.Count;
        var result = burst.Engine.Start(compiled, ChildStart.Request(context, id), burst.Host, burst);
        var isThrough = !result.NeedsContinuation && !result.IsAwaitingChild;
        var waits = !isThrough || (context.Get<bool>(Waits) && result.Status != WorkflowStatus.Finished);
        var bookmark = waits ? context.WaitFor(TypeName, new JsonObject { [ChildId] = id }) : null;
        if (!isThrough)
            burst.Instance.AwaitedBookmark = bookmark;

        burst.Log.Children.Add(new ChildResult(id, compiled, result, bookmark) { EffectsBefore = before });
        if (!waits)
            Complete(context, id, (result.Status, result.SubStatus), result.Outputs);
    }

    /// <summary>The child was cut off by the budget and is through now: all goes on as if there had been no cut.</summary>
    public static void ChildIsThrough(ActivityContext context, ResumeRequest.ChildThrough child)
    {
        if (context.Get<bool>(Waits) && child.Status != WorkflowStatus.Finished)
            return;

        var bookmark = context.Burst.Instance.Bookmarks.Find(open => open.Id == child.BookmarkId);
        // used up, even where what follows the completion fails
        context.Burst.Endings.RemoveBookmarks(context.Execution);
        Complete(context, (string?)bookmark?.Payload?[ChildId] ?? "", (child.Status, child.SubStatus), child.Outputs);
    }

    public override void Resume(ActivityContext context, BookmarkResumed resumed)
    {
        context.SetOutput("Result", ChildStart.ToObject(resumed.Input));
        context.Complete();
    }

    private static void Complete(
        ActivityContext context, string id, (WorkflowStatus Status, WorkflowSubStatus SubStatus) state,
        IReadOnlyDictionary<string, JsonNode?> outputs)
    {
        context.SetOutput("Result", new JsonObject
        {
            ["workflowDefinitionVersionId"] = null,
            ["workflowInstanceId"] = id,
            ["correlationId"] = null,
            ["status"] = state.Status.ToString(),
            ["subStatus"] = state.SubStatus.ToString(),
            ["output"] = ChildStart.ToObject(outputs),
        });
        context.Complete();
    }
}
