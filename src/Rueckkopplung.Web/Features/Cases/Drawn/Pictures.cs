using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Features.Cases.Drawn;

/// <summary>Draws a definition as far as an instance has come. Pure: definition and progress in, pictures out.</summary>
internal sealed class Pictures
{
    private const string Root = "Workflow1";
    private const int MostLevels = 30;

    private readonly IDefinitionSource source;
    private readonly Progress progress;
    private readonly List<Picture> levels = [];

    private Pictures(IDefinitionSource source, Progress progress) => (this.source, this.progress) = (source, progress);

    /// <summary>The definition itself, then each step with steps inside that the instance has entered.</summary>
    /// <param name="definition">The version that the instance runs on.</param>
    /// <param name="source">Where definitions come from that are used as activities.</param>
    /// <param name="progress">What was executed.</param>
    public static IReadOnlyList<Picture> Of(WorkflowDefinition definition, IDefinitionSource source, Progress progress)
    {
        var pictures = new Pictures(source, progress);
        pictures.Add(definition.Root, $"{Root}:{definition.Root.Id}", within: null);
        return pictures.levels;
    }

    /// <summary>What people call it.</summary>
    public static string NameOf(ActivityNode activity) =>
        (activity.Json["metadata"] as JsonObject)?["displayText"] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            && value.GetValue<string>() is { Length: > 0 } caption ? caption
        : activity.Name is { Length: > 0 } name ? name : activity.Id;

    private void Add(ActivityNode container, string path, PictureStep? within)
    {
        var children = ChildrenOf(container);
        if (levels.Count == MostLevels || children.Count == 0)
            return;

        var boxes = Layout.Of(children);
        var steps = children.Select((child, place) =>
            progress.StepAt($"{path}:{child.Id}", child.Id, NameOf(child)) with { Box = boxes[place] }).ToList();
        levels.Add(new Picture(within, steps, [.. ArrowsOf(container, children, steps)]));
        for (var place = 0; place < children.Count; place++)
        {
            if (progress.IsEntered(steps[place].Path))
                AddInner(children[place], steps[place]);
        }
    }

    private void AddInner(ActivityNode child, PictureStep step)
    {
        if (child.Json["workflowDefinitionId"] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
        {
            var id = value.GetValue<string>();
            if ((source.Find(id, child.Version == 0 ? null : child.Version) ?? source.Find(id, null)) is { } used)
                Add(used.Root, $"{step.Path}:{child.Id}:Workflow:{used.Root.Id}", step);
        }
        else
        {
            Add(child, step.Path, step);
        }
    }

    private static List<ActivityNode> ChildrenOf(ActivityNode container) =>
        [.. container.Children.Select(child => child.Activity), .. container.Cases.Select(item => item.Activity).OfType<ActivityNode>()];

    private IEnumerable<PictureArrow> ArrowsOf(ActivityNode container, List<ActivityNode> children, List<PictureStep> steps)
    {
        if (container.Type == "Elsa.Sequence")
            return steps.Zip(steps.Skip(1), (from, to) => new PictureArrow(from, to, [], to.State != StepState.NotReached));

        var byId = children.Zip(steps).ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal);
        return container.Connections.GroupBy(connection => (connection.Source, connection.Target))
            .Where(group => byId.ContainsKey(group.Key.Source) && byId.ContainsKey(group.Key.Target))
            .Select(group => new PictureArrow(
                byId[group.Key.Source],
                byId[group.Key.Target],
                [.. group.Select(one => one.SourcePort).OfType<string>().Where(port => port != "Done").Distinct(StringComparer.Ordinal)],
                group.Any(one => progress.HasLeft(byId[one.Source].Path, one.SourcePort))));
    }
}
