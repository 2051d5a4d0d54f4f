using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Workflows.Activities.Primitives;

/// <summary>Waits for an event.</summary>
public sealed class Event : Activity
{
    /// <summary>The type, and the name of its stimulus.</summary>
    public const string TypeName = "Elsa.Event";

    /// <summary>The input under which a resume hands over the payload.</summary>
    public const string PayloadInput = "__EventPayloadWorkflowInput";

    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        TypeName, "Primitives", new In("EventName", "String")) with
    {
        Kind = ActivityKind.Trigger,
        Outputs = [Describe.Output(TypeName, "Result")],
    };

    /// <summary>The payload of a bookmark that waits for the event, for its hash.</summary>
    public static JsonObject Stimulus(string eventName) => new() { ["eventName"] = eventName };

    /// <summary>The input of a burst that an event begins. An event without a payload gives an empty object.</summary>
    public static IReadOnlyDictionary<string, JsonNode?> Input(JsonNode? payload) =>
        new Dictionary<string, JsonNode?>(StringComparer.Ordinal) { [PayloadInput] = payload?.DeepClone() ?? new JsonObject() };

    /// <inheritdoc />
    public override void Execute(ActivityContext context)
    {
        var name = context.Get<string>("EventName") ?? "";
        if (context.IsTrigger)
            Finish(context);
        else
            context.WaitFor(TypeName, Stimulus(name));
    }

    /// <inheritdoc />
    public override void Resume(ActivityContext context, BookmarkResumed resumed) => Finish(context);

    private static void Finish(ActivityContext context)
    {
        context.SetOutput("Result", context.WorkflowInput(PayloadInput));
        context.Complete();
    }
}

/// <summary>Publishes an event after the burst.</summary>
internal sealed class PublishEvent : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.PublishEvent", "Primitives",
        new In("EventName", "String"), new In("CorrelationId", "String"),
        new In("IsLocalEvent", "Boolean", UiHints.Checkbox), new In("Payload"));

    public override void Execute(ActivityContext context)
    {
        context.Effect(new PublishEventEffect(
            context.ActivityId, context.Get<string>("EventName") ?? "",
            context.Get<string>("CorrelationId") is { Length: > 0 } id ? id : null,
            context.Get<bool>("IsLocalEvent"), context.GetJson("Payload")?.DeepClone()));
        context.Complete();
    }
}

/// <summary>Asks the host for a task and waits for its answer.</summary>
public sealed class RunTask : Activity
{
    /// <summary>The type, and the name of its stimulus.</summary>
    public const string TypeName = "Elsa.RunTask";

    /// <summary>The input under which a resume hands over the answer.</summary>
    public const string AnswerInput = "RunTaskInput";

    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        TypeName, "Primitives", new In("TaskName", "String"), new In("Payload", "ObjectDictionary", UiHints.Dictionary)) with
    {
        Outputs = [Describe.Output(TypeName, "Result")],
    };

    /// <inheritdoc />
    public override void Execute(ActivityContext context)
    {
        var name = context.Get<string>("TaskName") ?? "";
        var taskId = context.Burst.Host.NewId().ToString();
        var bookmark = context.WaitFor(TypeName, new JsonObject { ["taskId"] = taskId, ["taskName"] = name });
        context.Effect(new RunTaskEffect(
            context.ActivityId, bookmark, taskId, name, context.GetJson("Payload")?.DeepClone()));
    }

    /// <inheritdoc />
    public override void Resume(ActivityContext context, BookmarkResumed resumed)
    {
        context.SetOutput("Result", context.WorkflowInput(AnswerInput));
        context.Complete();
    }
}
