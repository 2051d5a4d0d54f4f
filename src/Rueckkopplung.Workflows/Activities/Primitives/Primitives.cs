using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Effects;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Expressions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Workflows.Activities.Primitives;

/// <summary>Gives a variable a value, converted to its type.</summary>
internal sealed class SetVariable : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.SetVariable", "Primitives",
        new In("Variable", "Object", UiHints.VariablePicker) { IsWrapped = false }, new In("Value"));

    public override void Execute(ActivityContext context)
    {
        var reference = context.Setting("variable") as JsonObject;
        var id = reference is null ? "" : ElsaNames.Text(reference, "id") ?? "";
        var slot = Scopes.ById(context.Execution, id) ?? throw new InvalidOperationException($"Variable '{id}' not found.");
        slot.Value = Values.Convert(context.GetJson("Value"), slot.Variable.Type);
        context.Complete();
    }
}

/// <summary>Names the instance.</summary>
internal sealed class SetName : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As("Elsa.SetName", "Primitives", new In("Value", "String"));

    public override void Execute(ActivityContext context)
    {
        context.Burst.Instance.Name = context.Get<string>("Value");
        context.Complete();
    }
}

/// <summary>Says what the instance belongs to.</summary>
internal sealed class Correlate : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.Correlate", "Primitives", new In("CorrelationId", "String"));

    public override void Execute(ActivityContext context)
    {
        context.Burst.Instance.CorrelationId = context.Get<string>("CorrelationId");
        context.Complete();
    }
}

/// <summary>Writes a line.</summary>
internal sealed class WriteLine : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.WriteLine", "Console", new In("Text", "String", UiHints.MultiLine));

    public override void Execute(ActivityContext context)
    {
        context.Effect(new WriteLineEffect(context.ActivityId, context.Get<string>("Text") ?? ""));
        context.Complete();
    }
}

/// <summary>Ends the whole instance; what is queued or waits is dropped.</summary>
internal sealed class Finish : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As("Elsa.Finish", "Primitives") with { IsTerminal = true };

    public override void Execute(ActivityContext context)
    {
        var instance = context.Burst.Instance;
        context.Burst.Endings.DropQueue();
        foreach (var execution in instance.Live.Where(execution => execution.IsLive))
        {
            if (execution.HasCallbacks)
                execution.Callbacks.Clear();

            if (context.Burst.Endings.RemoveBookmarks(execution) && !ReferenceEquals(execution, context.Execution))
                context.Burst.Log.Note(execution, JournalEvents.Cancelled, null);
        }

        instance.Verdict = WorkflowSubStatus.Finished;
        context.Complete();
    }
}

/// <summary>Fails on purpose.</summary>
internal sealed class Fault : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.Fault", "Primitives",
        new In("Code", "String"), new In("Category", "String"), new In("FaultType", "String"), new In("Message", "String"));

    public override void Execute(ActivityContext context) => throw new FaultException(context.Get<string>("Message") ?? "");
}

/// <summary>Thrown by the activity Fault.</summary>
internal sealed class FaultException(string message) : Exception(message);
