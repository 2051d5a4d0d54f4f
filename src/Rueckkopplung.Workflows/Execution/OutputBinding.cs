using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>Where the outputs of activities go.</summary>
internal static class OutputBinding
{
    /// <summary>Remembers the output for this burst and hands it to what it is bound to.</summary>
    public static void Set(ActivityContext context, string output, JsonNode? value)
    {
        var execution = context.Execution;
        var instance = context.Burst.Instance;
        var container = execution.Parent?.Number ?? 0;
        // getOutputFrom reads the first of a container, so later ones need not be kept.
        if (!instance.Recorded.Exists(record => record.NodePath == execution.Node.Path
                && record.Output == output && record.Container == container))
        {
            instance.Recorded.Add(new RecordedOutput(execution.Node.Path, output, container, value));
        }

        if (output == "Result")
            instance.LastResult = value;

        Bind(context.Burst, execution, output, value);
    }

    public static void Bind(Burst burst, ActivityExecution execution, string output, JsonNode? value)
    {
        for (var place = 0; place < execution.Node.Outputs.Count; place++)
        {
            var binding = execution.Node.Outputs[place];
            if (binding.Name != output || binding.Target is not { } target)
                continue;

            if (Scopes.ById(execution, target) is { } slot)
                slot.Value = Values.Convert(value, slot.Variable.Type);

            if (burst.Workflow.Definition.Outputs.Any(declared => declared.Name == target))
                burst.Instance.SetOutput(target, value);
        }
    }
}
