using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Expressions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Workflows.Activities.Composition;

/// <summary>A published workflow used as an activity. Its inputs and outputs are variables inside.</summary>
internal sealed class WorkflowAsActivity(WorkflowDefinition inner) : Activity
{
    public override ActivityDescriptor Descriptor { get; } = DescriptorOf(inner);

    /// <summary>What the designer offers for a workflow that is usable as an activity.</summary>
    public static ActivityDescriptor DescriptorOf(WorkflowDefinition inner)
    {
        var name = inner.Name ?? inner.DefinitionId;
        var description = inner.Description ?? "";
        var category = inner.Options.ActivityCategory;
        return new ActivityDescriptor
        {
            Type = ElsaNames.Pascal(name.Replace(" ", "", StringComparison.Ordinal)),
            Version = inner.Version,
            Category = category is null ? ActivityTexts.Category("Workflows") : new LocalText(category, category),
            DisplayName = new LocalText(name, name),
            Description = new LocalText(description, description),
            Inputs = [.. inner.Inputs.Select(input => new InputDescriptor(
                input.Name, input.IsArray ? $"{input.TypeName}[]" : input.TypeName,
                Same(input.DisplayName ?? input.Name), Same(input.Description ?? "")))],
            Outputs = [.. inner.Outputs.Select(output => new OutputDescriptor(
                output.Name, output.TypeName, Same(output.DisplayName ?? output.Name), Same(output.Description ?? "")))],
            Outcomes = [.. inner.Outcomes.Select(outcome => new OutcomeDescriptor(outcome, Same(outcome)))],
            IsContainer = true,
        };
    }

    public override void Execute(ActivityContext context)
    {
        foreach (var input in inner.Inputs)
        {
            if (Slot(context, input.Name) is { } slot)
                slot.Value = Values.Convert(context.GetJson(input.Name), slot.Variable.Type);
        }

        context.Schedule(context.Execution.Node.Port("Root"));
    }

    internal override void ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        foreach (var output in inner.Outputs)
        {
            if (Slot(context, output.Name)?.Value is { } value)
                OutputBinding.Set(context, output.Name, value);
        }

        context.Burst.Endings.Complete(context.Execution, child.Child.PendingOutcomes);
    }

    private static VariableSlot? Slot(ActivityContext context, string name) =>
        context.Execution.Slots.FindLast(slot => slot.Variable.Definition.Name == name);

    private static LocalText Same(string text) => new(text, text);
}
