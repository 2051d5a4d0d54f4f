using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Activities.Composition;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Expressions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>Makes the graph of a definition, with the workflows that it uses as activities inside.</summary>
internal sealed class WorkflowCompiler(
    ActivityCatalogue catalogue, IReadOnlyList<IExpressionEvaluator> evaluators, IDefinitionSource source)
{
    private readonly List<PlanNode> nodes = [];
    private readonly Stack<string> inside = new();

    public CompiledWorkflow Compile(WorkflowDefinition definition)
    {
        AddWorkflow(definition, parent: null, id: "Workflow1");
        return new CompiledWorkflow(definition, nodes, source);
    }

    private PlanNode AddWorkflow(WorkflowDefinition definition, PlanNode? parent, string id)
    {
        if (inside.Contains(definition.DefinitionId, StringComparer.Ordinal))
        {
            throw new DefinitionFormatException(
                $"Workflow '{definition.Name ?? definition.DefinitionId}' uses itself as an activity.");
        }

        inside.Push(definition.DefinitionId);
        var wrapper = new ActivityNode { Id = id, Type = "Elsa.Workflow", Json = [] };
        var node = new PlanNode
        {
            Index = nodes.Count,
            Path = Path(parent, id),
            Id = id,
            Type = "Elsa.Workflow",
            Activity = WorkflowActivity.Instance,
            Definition = wrapper,
            Workflow = definition,
            Parent = parent,
            Variables = [.. definition.Variables.Select(PreparedVariable.Of)],
        };
        Attach(node, parent, "Root");
        Add(definition.Root, node, "Root", definition);
        inside.Pop();
        return node;
    }

    private PlanNode Add(ActivityNode definition, PlanNode parent, string port, WorkflowDefinition workflow)
    {
        ImportRules.Check(definition, workflow);
        var (activity, inner) = Resolve(definition);
        var node = new PlanNode
        {
            Index = nodes.Count,
            Path = Path(parent, definition.Id),
            Id = definition.Id,
            Type = activity is NotFoundActivity ? NotFoundActivity.TypeName : definition.Type,
            Activity = activity,
            Definition = definition,
            Workflow = workflow,
            Parent = parent,
            Outputs = [.. definition.Outputs.Select(output => new PreparedOutput(OutputName(activity, output.Key), output.Value))],
            Variables = inner is null ? [.. definition.Variables.Select(PreparedVariable.Of)] : InnerVariables(inner),
        };
        node.Inputs = [.. activity.Descriptor.Inputs.Where(input => input.IsWrapped).Select(input => Prepare(input, definition))];
        Attach(node, parent, port);
        foreach (var child in definition.Children)
            Add(child.Activity, node, child.Port, workflow);

        node.Cases = [.. definition.Cases.Select(item => new PreparedCase(
            item.Label, PrepareOrNull(item.Condition),
            item.Activity is null ? null : Add(item.Activity, node, "Cases", workflow)))];
        if (inner is not null)
            AddWorkflow(inner, node, $"{definition.Id}:Workflow");

        if (activity is Activities.Flow.Flowchart)
            node.Flow = PlanFlow(node);

        return node;
    }

    private (Activity Activity, WorkflowDefinition? Inner) Resolve(ActivityNode definition)
    {
        if (catalogue.Find(definition.Type) is { } known)
            return (known, null);

        var id = ElsaNames.Text(definition.Json, "workflowDefinitionId");
        var found = id is null ? source.FindActivity(definition.Type)
            : source.Find(id, definition.Version == 0 ? null : definition.Version) ?? source.Find(id, null);
        if (found is { Options.UsableAsActivity: true } inner)
        {
            return (new WorkflowAsActivity(inner), inner);
        }

        return (NotFoundActivity.Instance, null);
    }

    private static FlowPlan PlanFlow(PlanNode node)
    {
        var children = node.PortList("activities");
        var places = children.Select((child, place) => (child.Definition.Id, place))
            .ToDictionary(item => item.Id, item => item.place, StringComparer.Ordinal);
        var connections = node.Definition.Connections
            .Where(connection => places.ContainsKey(connection.Source) && places.ContainsKey(connection.Target))
            .Select((connection, index) => new FlowConnection(
                index, places[connection.Source], connection.SourcePort, places[connection.Target]));
        return new FlowPlan(children, [.. connections]);
    }

    private PreparedInput Prepare(InputDescriptor input, ActivityNode definition)
    {
        var binding = definition.Inputs.GetValueOrDefault(ElsaNames.Camel(input.Name));
        return new PreparedInput(
            input.Name, ElsaType.Parse(input.TypeName, isArray: false) ?? ElsaType.Object,
            PrepareOrNull(binding?.Expression), input.Default, input.AutoEvaluate);
    }

    private PreparedExpression? PrepareOrNull(ExpressionDefinition? expression) =>
        expression is null ? null : PreparedExpression.Prepare(expression, evaluators);

    private static string OutputName(Activity activity, string property) =>
        activity.Descriptor.Outputs.FirstOrDefault(output =>
            string.Equals(output.Name, property, StringComparison.OrdinalIgnoreCase))?.Name
            ?? ElsaNames.Pascal(property);

    private static List<PreparedVariable> InnerVariables(WorkflowDefinition inner) =>
    [
        .. inner.Inputs.Select(input => PreparedVariable.Of(new VariableDefinition(
            input.Name, input.Name, input.TypeName, input.IsArray, null, input.StorageDriver))),
        .. inner.Outputs.Select(output => PreparedVariable.Of(new VariableDefinition(
            output.Name, output.Name, "Object", false, null, null))),
    ];

    private void Attach(PlanNode node, PlanNode? parent, string port)
    {
        nodes.Add(node);
        if (parent is null)
            return;

        parent.Children.Add(node);
        if (!parent.Ports.TryGetValue(port, out var siblings))
            parent.Ports[port] = siblings = [];

        siblings.Add(node);
    }

    private static string Path(PlanNode? parent, string id) => parent is null ? id : $"{parent.Path}:{id}";
}
